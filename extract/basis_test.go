package extract_test

import "testing"

func TestBasis(t *testing.T) {
	check(t, each(func(f row) string { return f.Basis }), []reading{
		{"发放慰问金500元。", "500元 total"},
		// 每 before the figure
		{"每户发放慰问金500元。", "500元 per_household"},
		{"为34户特困户每户发放慰问金500元。", "34户 total; 500元 per_household"},
		{"给予每名学生一次性补助1500元。", "1500元 per_person"},
		{"每台轮椅单价650元。", "650元 per_item"},
		{"每亩补助80元。", "80元 per_area"},
		{"每天接待群众30人次。", "30人次 per_day"},
		{"每年投入经费5万元。", "5万元 per_year"},
		{"每学期资助800元。", "800元 per_term"},
		{"9人每人奖励3000元。", "9人 total; 3000元 per_person"},
		// two at once
		{"每人每月补贴120元。", "120元 per_person_month"},
		{"护理补贴标准为每人每月110元。", "110元 per_person_month"},
		// averages
		{"人均增收1800元。", "1800元 per_person"},
		{"户均补贴2200元。", "2200元 per_household"},
		{"人均年收入达到9600元。", "9600元 per_person_year"},
		// the unit says it
		{"补助标准200元/人/月。", "200元 per_person_month"},
		{"发放食用油45桶(5升/桶)。", "45桶 total; 5升 per_item"},
		// a list goes on with it, a sum does not
		{"每户送去大米一袋、食用油两桶。", "一袋 per_household; 两桶 per_household"},
		{"慰问困难户20户,每户送去大米1袋、现金300元。", "20户 total; 1袋 per_household; 300元 per_household"},
		{"每户补贴300元,共计发放12000元。", "300元 per_household; 12000元 total"},
		{"为45户残疾人家庭各送去棉被2床。", "45户 total; 2床 per_household"},
		{"每户送去面粉1袋(25公斤)、菜籽油2桶和春联一副。", "1袋 per_household; 25公斤 per_item; 2桶 per_household; 一副 per_household"},
		// 各 and 分别
		{"为6名孤儿、残疾儿童各发放助学金800元。", "6名 total; 800元 per_person"},
		{"发放手杖3根、轮椅、助行器各4辆。", "3根 total; 4辆 total; 4辆 total"},
		{"对4个村分别奖励2万元。", "4个 total; 2万元 per_item"},
		{"为2个村分别奖励2万元、3万元。", "2个 total; 2万元 total; 3万元 total"},
		// what a thing holds
		{"发放“爱心包”500个,内含书包1个、文具2套,每个128元,总价值6.4万元。", "500个 total; 1个 per_item; 2套 per_item; 128元 per_item; 6.4万元 total"},
		{"每户发放慰问品一份(大米10斤、花生油1桶)。", "一份 per_household; 10斤 per_item; 1桶 per_item"},
		{"发放轮椅9辆(含电动轮椅2辆)。", "9辆 total; 2辆 total"},
		{"每户礼包1份(大米(东北)10斤)、棉被1床。", "1份 per_household; 10斤 per_item; 1床 per_household"},
		{"发放面粉80袋(每袋25公斤)、菜油80桶。", "80袋 total; 25公斤 per_item; 80桶 total"},
		{"人员经费6万元(40%)。", "6万元 total; 40% total"},
		{"月费29元,含流量30GB。", "29元 per_month; 30GB total"},
		{"发放物资30件(轮椅10辆、手杖20根)。", "30件 total; 10辆 total; 20根 total"},
		// a period takes the place of the one before
		{"每周打一次电话、每月走访两次、每学期家访一次。", "一次 per_week; 两次 per_month; 一次 per_term"},
		{"每人每年补贴600元。", "600元 per_person_year"},
		{"每个家庭箱价值420元。", "420元 per_item"},
		{"每个家庭补助420元。", "420元 per_household"},
		{"每个家庭医生团队服务300人。", "300人 per_item"},
	})
}

func TestBasisShortcomings(t *testing.T) {
	known(t, each(func(f row) string { return f.Basis }), []shortcoming{
		{"按每例3800元的标准补助手术费。", "3800元 per_case", "the rule for a standard knows no cases"},
	})
}
