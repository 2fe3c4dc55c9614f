package quantity

// hint says that what stands beside a number, or how it is written, may make it
// something that is no figure. Each exclusion has a hint: the others are not tried,
// which spares most numbers most of them.
type hint uint32

const (
	hintDocument hint = 1 << iota
	hintPhone
	hintDate
	hintLooseDate
	hintClock
	hintClass
	hintSeries
	hintHeading
	hintAddress
	hintLettersBefore
	hintDotted
	hintLettersAfter
	hintNamed
	hintQuoted
	hintPhrase
)

// decisive are the hints without which an exclusion is not tried even where it would
// hold: 初三 is a class before 的, not before 人. The others only save time.
const decisive = hintDate | hintClock | hintClass | hintSeries | hintAddress

// sign is a hint that characters give.
type sign struct {
	chars string
	hint  hint
}

const (
	latinLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	maskSigns    = "_＿*＊×○xXＸｘ■□△▲●"
	rangeSigns   = "-—–－~～〜∼至到"
)

// signsBehind are the hints of the character behind a number, spaces aside.
var signsBehind = []sign{
	{"年月日世学·．", hintDate | hintClass},
	{"号", hintDate | hintAddress},
	{rangeSigns + "、/.", hintDate | hintClass | hintClock},
	{"时点:：", hintClock},
	{"等星级甲型线档类本和或，,", hintClass},
	{"届次期季名位强", hintSeries},
	{"届级", hintDate},
	{"单室弄楼栋幢座床组社队", hintAddress},
	{maskSigns, hintDate},
	{"号", hintDocument},
	{"-—－–)）", hintPhone}, // the number goes on
	{maskSigns, hintPhone},
	{closeQuotes, hintPhone},
	{"热电服政便急平市报助法", hintPhone}, // 热线, 服务热线: see shortCode
	{"、.．)），,是】]〕", hintHeading},
	{latinLetters, hintLettersAfter},
	{"国省县乡号路电频兆栏播医航次环高", hintNamed}, // services
	{"(（班·+＋", hintNamed},
	{"五大年余餘多来來几幾小中幼院高附医", hintNamed}, // plan
	{"个余餘多来來几幾", hintPhrase},
}

// signsBefore are the hints of the character right before a number.
var signsBefore = []sign{
	{"〔[［(（【", hintDocument},
	{"话线打电机真:：码“", hintPhone}, // dialling
	{"月期拜周", hintLooseDate},
	{"其篇件表图", hintHeading},
	{latinLetters + "-", hintLettersBefore},
	{"+＋", hintNamed},
	{openQuotes, hintQuoted},
	{"每", hintPhrase},
}

func newHints(signs []sign) *charTable[hint] {
	t := &charTable[hint]{}
	for _, s := range signs {
		t.set(s.chars, func(h *hint) { *h |= s.hint })
	}
	return t
}

// hintsOf returns what n and its neighbours hint at.
func (s *scan) hintsOf(n *number) hint {
	gap := skipGap(s.text, n.end)
	hints := s.always | s.behind.at(s.text, gap) | s.before.before(s.text, n.start) | n.hints()
	if gap > n.end || skipGapBack(s.text, n.start) < n.start {
		hints |= ^decisive // some look behind the spaces, some do not
	}
	return hints
}

// hints returns what the form of n hints at.
func (n *number) hints() (h hint) {
	if n.whole >= 10 || n.masked {
		h |= hintPhone | hintDocument
	}
	if n.pointed || n.dotted {
		h |= hintLooseDate | hintHeading
	}
	if n.dotted {
		h |= hintDotted
	}
	if n.whole == 8 {
		h |= hintLooseDate
	}
	if n.serial {
		h |= hintNamed
	}
	if n.letter != 0 {
		h |= hintPhrase
	}
	return h
}
