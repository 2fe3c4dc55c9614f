package sheet

import (
	"bytes"
	"encoding/xml"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// mergedAreas finds the merged cells of each sheet. excelize has a way to do so that
// takes memory for every cell that a sheet could have; this one reads past the cells.
func mergedAreas(f *excelize.File) map[string][]Area {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		Links []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if unmarshal(f, "xl/workbook.xml", &book) != nil || unmarshal(f, "xl/_rels/workbook.xml.rels", &links) != nil {
		return nil
	}
	targets := make(map[string]string)
	for _, l := range links.Links {
		targets[l.ID] = path.Join("xl", l.Target)
		if strings.HasPrefix(l.Target, "/") {
			targets[l.ID] = strings.TrimPrefix(l.Target, "/")
		}
	}
	areas := make(map[string][]Area)
	for _, s := range book.Sheets {
		if data, err := part(f, targets[s.ID]); err == nil {
			areas[s.Name] = areasIn(data)
		}
	}
	return areas
}

func unmarshal(f *excelize.File, name string, into any) error {
	data, err := part(f, name)
	if err != nil {
		return err
	}
	return xml.Unmarshal(data, into)
}

// mostAreas is how many merged cells of a sheet count.
const mostAreas = 100_000

// areasIn reads the references of the merged cells, which stand behind the cells.
func areasIn(data []byte) []Area {
	i := bytes.LastIndex(data, []byte("<mergeCells"))
	if i < 0 {
		return nil
	}
	d := xml.NewDecoder(bytes.NewReader(data[i:]))
	var areas []Area
	for len(areas) < mostAreas {
		token, err := d.Token()
		if err != nil {
			return areas
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "mergeCells" {
			return areas
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "mergeCell" {
			for _, a := range start.Attr {
				if area, ok := areaOf(a.Value); ok && a.Name.Local == "ref" {
					areas = append(areas, area)
				}
			}
		}
	}
	return areas
}

// areaOf reads a reference: B2:D3.
func areaOf(ref string) (Area, bool) {
	from, to, found := strings.Cut(ref, ":")
	c1, r1, err := excelize.CellNameToCoordinates(from)
	if err != nil || !found {
		return Area{}, false
	}
	c2, r2, err := excelize.CellNameToCoordinates(to)
	if err != nil || c2 < c1 || r2 < r1 {
		return Area{}, false
	}
	return Area{r1, c1, r2 - r1 + 1, c2 - c1 + 1}, true
}
