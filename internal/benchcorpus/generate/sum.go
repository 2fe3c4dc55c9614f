package generate

import "fmt"

// sum writes a sentence whose arithmetic holds.
func (w *writer) sum() {
	n, each, part := 10+w.IntN(900), 50*(1+w.IntN(40)), 1+w.IntN(9)
	text := pick(w, []string{
		fmt.Sprintf("走访%s困难残疾人家庭%d户,每户发放慰问金%d元,共计%d元。", w.newPlace(), n, each, n*each),
		fmt.Sprintf("为%d名残疾学生发放助学金,每人%d元,合计%d元。", n, each, n*each),
		fmt.Sprintf("%s商会捐赠%s%d件,其中儿童用%d件、成人用%d件。", w.newPlace(), pick(w, []string{"棉衣", "校服", "雨衣", "辅具"}), n+part, part, n),
		fmt.Sprintf("共发放补贴%d.%d万元,惠及残疾人%d人次,比去年增加%d人次。", 1+w.IntN(300), part, n*part, n),
		fmt.Sprintf("应到%d人,实到%d人,到会率%d%%。", n*4, n*3, 75),
	})
	if w.wide {
		text = wide.Replace(text)
	}
	w.text(text + "\n")
}
