package quantity

// cue says what a character may go on with: where it says nothing, nothing that
// begins or ends with one needs to be looked for.
type cue uint8

const (
	goesOn  cue = 1 << iota // digits: separators, points, masks, multipliers, 余
	closes                  // a figure with its unit: modifiers, bases, the second number of a range
	opens                   // a figure, from before: modifiers, signs of money
	misread                 // digits among which letters stand
	inRow                   // a row of bare numbers
)

const spaces = " \u3000\u00a0"

// cues are the characters of each cue.
var cues = []struct {
	chars string
	cue   cue
}{
	{spaces + ",，.．。余餘多来來几幾百佰千仟万萬亿億" + maskSigns, goesOn},
	{spaces + rangeSigns + "半/／每一以之左上开有多余许" + digitSigns, closes},
	{spaces + "上过币幣元金镑B¥￥$＄€£于近约有概致为计了破下少低足到满达多高超逾", opens},
	{"IlOo.,", misread},
	{rowSigns, inRow},
}

// digitSigns are the digits of 角 and 分 behind 元.
const digitSigns = "0123456789０１２３４５６７８９二三四五六七八九两兩壹贰貳叁肆伍陆陸柒捌玖"

func newCues() *charTable[cue] {
	t := &charTable[cue]{}
	for _, c := range cues {
		t.set(c.chars, func(to *cue) { *to |= c.cue })
	}
	return t
}
