package docx

import (
	"encoding/xml"
	"strconv"

	"heshu/corpus/packaged"
)

// definitions reads the part with the lists.
type definitions struct {
	lists *lists
	kind  *list
	in    *instance
	at    int
}

func (n *definitions) Start(e xml.StartElement) bool {
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
			n.kind.property(n.at, e.Name.Local, value)
		}
	}
	return true
}

// property takes a property of a level.
func (k *list) property(at int, name, value string) {
	level := k.Level(at)
	switch name {
	case "start":
		level.Start, _ = strconv.Atoi(value) // 0 counts as 1
	case "numFmt":
		level.Format = value
	case "lvlText":
		level.Text = value
	case "pStyle":
		if at >= 0 && at < len(k.styles) {
			k.styles[at] = value
		}
	}
}

func (*definitions) End(xml.EndElement) {}
func (*definitions) Text([]byte)        {}

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
