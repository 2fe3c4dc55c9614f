package docx

import (
	"encoding/xml"
	"strconv"

	"heshu/corpus/packaged"
)

// numbering reads the part with the lists.
type numbering struct {
	lists *lists
	kind  *list
	in    *instance
	at    int
}

func (n *numbering) Start(e xml.StartElement) bool {
	value := packaged.Attr(e, "val")
	switch e.Name.Local {
	case "abstractNum":
		n.kind, n.in = &list{}, nil
		n.lists.kinds[packaged.Attr(e, "abstractNumId")] = n.kind
	case "num":
		n.kind, n.in = nil, &instance{starts: make(map[int]int)}
		n.lists.lists[packaged.Attr(e, "numId")] = n.in
	case "lvl", "lvlOverride":
		n.at, _ = strconv.Atoi(packaged.Attr(e, "ilvl"))
		n.at = min(max(n.at, 0), mostLevels-1)
	case "abstractNumId":
		if n.in != nil {
			n.in.kind = value
		}
	case "startOverride":
		if v, err := strconv.Atoi(value); n.in != nil && err == nil {
			n.in.starts[n.at] = v
		}
	default:
		if n.kind != nil {
			n.kind.levels[n.at].property(e.Name.Local, value)
		}
	}
	return true
}

// property takes a property of a level.
func (l *level) property(name, value string) {
	switch name {
	case "start":
		l.start, _ = strconv.Atoi(value)
		l.start = max(l.start, 1)
	case "numFmt":
		l.format = value
	case "lvlText":
		l.text = value
	case "pStyle":
		l.style = value
	}
}

func (*numbering) End(xml.EndElement) {}
func (*numbering) Text([]byte)        {}

// styles reads the part with the styles.
type styles struct {
	lists *lists
	name  string
}

func (s *styles) Start(e xml.StartElement) bool {
	if e.Name.Local == "style" {
		s.name = packaged.Attr(e, "styleId")
		return true
	}
	st, value := s.lists.styles[s.name], packaged.Attr(e, "val")
	switch e.Name.Local {
	case "basedOn":
		st.base = value
	case "numId":
		st.list = value
	case "ilvl":
		st.level = value
	default:
		return true
	}
	s.lists.styles[s.name] = st
	return true
}

func (*styles) End(xml.EndElement) {}
func (*styles) Text([]byte)        {}
