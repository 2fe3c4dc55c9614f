package audit

import (
	"strings"

	"heshu/extract"
	"heshu/segment"
)

// Report is one report as the checks see it.
type Report struct {
	*extract.Records
	Figures []Figure // by place

	text      string         // the report's text, with the signs of cues simplified, byte for byte
	sentences []segment.Span // in text
	ranges    []span         // the figures of each sentence
}

// span is a half-open range of indexes of figures.
type span struct{ from, to int }

// simplify writes the traditional characters of cues as simplified ones. Each
// has as many bytes, so that places stay.
var simplify = strings.NewReplacer("計", "计", "戶", "户", "總", "总", "佔", "占", "個", "个", "萬", "万", "億", "亿", "餘", "余", "達", "达",
	"類", "类", "為", "为", "別", "别", "資", "资", "補", "补", "標", "标", "準", "准", "發", "发", "給", "给", "歲", "岁", "數", "数", "級", "级")

// NewReport prepares a report for its checks. It takes time linear in the text.
func NewReport(r *extract.Records) *Report {
	text := r.Document.Text
	if strings.ContainsAny(text, "計戶總個萬") {
		text = simplify.Replace(text)
	}
	p := &Report{Records: r, text: text, Figures: gather(r, text)}
	p.layOut()
	for i := range p.Figures {
		f := &p.Figures[i]
		f.Range = printed(f.FigureColumns, f.Quote, p.lead(f))
	}
	return p
}

// layOut finds the sentences and gives each figure its place in them.
func (p *Report) layOut() {
	l := layout{report: p}
	at := 0
	for i := range p.Figures {
		f := &p.Figures[i]
		if int(f.Start) > at {
			l.read(at, int(f.Start))
		}
		f.place = l.place
		l.floor = l.depth
		at = max(at, int(f.End))
	}
	l.read(at, len(p.text))
	l.end(len(p.text))
	p.ranges = make([]span, len(p.sentences))
	for i := range p.Figures {
		r := &p.ranges[p.Figures[i].sentence]
		if r.to == 0 {
			r.from = i
		}
		r.to = i + 1
	}
}

// layout is a pass over the text between the figures.
type layout struct {
	place
	report *Report
	begin  int // of the sentence
}

// read takes in the signs of text[from:to].
func (l *layout) read(from, to int) {
	for at, r := range l.report.text[from:to] {
		switch r {
		case '。', '！', '？', '!', '?', '\n':
			l.end(from + at)
			l.begin = from + at + len(string(r))
			l.place = place{sentence: len(l.report.sentences)}
		case '；', ';':
			l.part++
			l.clause++
		case '，', ',', '：', ':':
			l.clause++
		case '（', '(':
			l.depth++
		case '）', ')':
			l.depth = max(0, l.depth-1)
			l.floor = min(l.floor, l.depth)
		}
	}
}

// end closes the sentence.
func (l *layout) end(at int) {
	l.report.sentences = append(l.report.sentences, segment.Span{Start: l.begin, End: at})
}

// lead is the text before a figure, from the figure before it or the start of
// its sentence.
func (p *Report) lead(f *Figure) string {
	from := p.sentences[f.sentence].Start
	if f.index > 0 {
		from = max(from, int(p.Figures[f.index-1].End))
	}
	return p.between(from, int(f.Start))
}

// trail is the text behind a figure, up to the next figure or the end of its sentence.
func (p *Report) trail(f *Figure) string {
	to := p.sentences[f.sentence].End
	if f.index+1 < len(p.Figures) {
		to = min(to, int(p.Figures[f.index+1].Start))
	}
	return p.between(int(f.End), to)
}

// gap is the text between two figures.
func (p *Report) gap(a, b *Figure) string { return p.between(int(a.End), int(b.Start)) }

func (p *Report) between(from, to int) string {
	if from >= to {
		return ""
	}
	return p.text[from:to]
}

// sentence returns the figures of the sentence in which f stands.
func (p *Report) sentence(f *Figure) []Figure {
	r := p.ranges[f.sentence]
	return p.Figures[r.from:r.to]
}
