package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"heshu/extract"
)

// organisations shows what of says of each organisation, none for no organisation.
func organisations(of func(extract.OrganisationRow) string) shown {
	return func(records *extract.Records, _ string) string {
		if len(records.Organisations) == 0 {
			return "none"
		}
		var cells []string
		for _, o := range records.Organisations {
			cells = append(cells, of(o))
		}
		return strings.Join(cells, "; ")
	}
}

func name(o extract.OrganisationRow) string { return o.Name }

func TestOrganisationNames(t *testing.T) {
	check(t, organisations(name), []reading{
		// where a name begins
		{"5月18日,永丰县残联联合县卫健局开展义诊。", "永丰县残联; 县卫健局"},
		{"我县残联走访残疾人。", "县残联"},
		{"在县委、县政府的领导下开展工作。", "县委; 县政府"},
		{"由县慈善总会出资6万元。", "县慈善总会"},
		{"县残联走进柳树村,为残疾人发放轮椅6辆。", "县残联"},
		{"走进幸福社区卫生服务站。", "幸福社区卫生服务站"},
		{"残联通知各单位做好准备。", "残联"},
		// masks stay
		{"__县残联组织活动。", "__县残联"},
		{"××市残疾人福利基金会捐款10万元。", "××市残疾人福利基金会"},
		{"某县民政局发放物资。", "某县民政局"},
		{"永丰县__镇__村村委会换届。", "永丰县__镇__村村委会"},
		// several at once
		{"省残联、省民政厅、省教育厅联合下发通知。", "省残联; 省民政厅; 省教育厅"},
		{"县妇联、县总工会、团县委慰问残疾儿童。", "县妇联; 县总工会; 团县委"},
		{"青松镇卫生院、白沙乡中心小学参加活动。", "青松镇卫生院; 白沙乡中心小学"},
		{"东城区法院、区检察院、区司法局到场。", "东城区法院; 区检察院; 区司法局"},
		// numbers, brackets and quotation marks inside
		{"柏溪县第三人民医院派出医生5名。", "柏溪县第三人民医院"},
		{"永丰县第一中学、107国道管理站参加。", "永丰县第一中学; 107国道管理站"},
		{"市公安局交警支队三大队开展执法。", "市公安局交警支队三大队"},
		{"“爱心妈妈”志愿服务队走访家庭。", "“爱心妈妈”志愿服务队"},
		{"永丰县“启明星”儿童康复中心接收儿童20名。", "永丰县“启明星”儿童康复中心"},
		{"县(区)残联落实责任。", "县(区)残联"},
		// long ones
		{"柏溪市人民政府残疾人工作委员会办公室印发通知。", "柏溪市人民政府残疾人工作委员会办公室"},
		{"中国建设银行永丰县支行捐款2万元。", "中国建设银行永丰县支行"},
		{"青岩银行柳溪支行、建行柳溪分理处送来大米。", "青岩银行柳溪支行; 建行柳溪分理处"},
		{"黔北文化发展基金会和省老区事业基金会出资。", "黔北文化发展基金会; 省老区事业基金会"},
		// dictionary words that are none in a name
		{"花桥商会、花山区民政局、开封大学捐书。", "花桥商会; 花山区民政局; 开封大学"},
		{"花费县残联资金3万元。", "县残联"},
		{"柏溪籍商会来访,柏溪籍残疾人返乡。", "柏溪籍商会"},
		// short names of schools
		{"柳林三小、城南实验四小、县十二中、市七中师生到场。", "柳林三小; 城南实验四小; 县十二中; 市七中"},
		{"聚焦“一老一小”,村部四小间,十八小时内办结,七届四中全会召开。", "none"},
		{"县派出所为老人办证,镇供电所为低保户换线。", "县派出所; 镇供电所"},
		{"县残联和县妇联联合举办。", "县残联; 县妇联"},
		{"柳林三小学生捐书,县八中学生参加。", "柳林三小; 县八中"},
		// 和 as a syllable of a region's name, and as the conjunction that the dictionary merges
		{"云州市清和区晨光助老服务中心、雍和区民政局到场。", "云州市清和区晨光助老服务中心; 雍和区民政局"},
		{"《云州日报》和县电视台报道,在校长和县教育局支持下,省和县残联到场。", "云州日报; 县电视台; 县教育局; 县残联"},
		// a fund's purpose, a shop's trade, and who holds something
		{"中国听力障碍预防救助基金会捐款,与省救助基金会在中国设立教育基金会。", "中国听力障碍预防救助基金会; 省救助基金会"},
		{"丰年粮油行、永发五金行捐款。", "丰年粮油行; 永发五金行"},
		{"把善款交到乡残联手中。", "乡残联"},
		// brands, and the trade before the form
		{"现将东篱印务有限公司捐款公布。", "东篱印务有限公司"},
		{"5月,中泰银行柳溪分行、中泽公司捐款。", "中泰银行柳溪分行; 中泽公司"},
		{"区残联与松林宾馆签约,与春晖大酒店合作。", "区残联; 松林宾馆; 春晖大酒店"},
		{"汀溪县济困助学协会、县中医二院、市直机关工委到场。", "汀溪县济困助学协会; 县中医二院; 市直机关工委"},
		// bodies that are known by short names
		{"市科协、区安委会、县安委办、市爱卫会派人。", "市科协; 区安委会; 县安委办; 市爱卫会"},
		{"县拘留所、省第一戒毒所接受捐书。", "县拘留所; 省第一戒毒所"},
		{"县残联、供电公司、永泰置业慰问老人。", "县残联; 供电公司; 永泰置业"},
		{"市级财政每村补助2万元,省级财政配套资金到账。", "市级财政"},
		// traditional characters
		{"縣殘聯聯合縣衛生局義診。", "縣殘聯; 縣衛生局"},
	})
}

func TestNoOrganisation(t *testing.T) {
	check(t, organisations(name), []reading{
		{"全县敬老院得到修缮。", "none"},
		{"14所敬老院得到修缮。", "none"},
		{"残疾人福利企业12家。", "none"},
		{"建立工作领导小组。", "none"},
		{"召开党委会议研究工作。", "none"},
		{"全体医院职工捐款。", "none"},
		{"志愿者来自社区居民和在校大学生。", "none"},
		{"双方签订合作协议。", "none"},
		{"安委会成员单位开会,追赶亚洲四小龙。", "none"},
		{"每间营业厅配备座椅,圆学子大学梦。", "none"},
		{"残疾人工作者参加培训。", "none"},
		// a project, a season's pasture, what is measured by its area
		{"“时光银行”互助养老服务,“和睦里”社区助老项目,转往夏季牧场。", "none"},
		{"建成茶叶种植基地800亩。", "none"},
		// an honour, a grade, some of many
		{"被评为全省示范图书馆,获评“省级文明社区”。", "none"},
		{"荣获“全国最美养老院”荣誉称号,建成国家一级文化馆。", "none"},
		{"部分乡镇卫生院添置设备,众多村卫生室受益。", "none"},
		// the words of a theme
		{"以“红会送暖,学校同行”为主题。", "none"},
		// the issuer inside a document's number
		{"根据永残联〔2023〕12号文件精神。", "none"},
		{"永残发[2022]8号文件。", "none"},
	})
}

func TestOrganisationBesideOtherWords(t *testing.T) {
	check(t, organisations(name), []reading{
		{"下坪村距县政府9公里,离镇卫生院2公里。", "县政府; 镇卫生院"},
		{"会长单位永泰公司捐款。", "永泰公司"},
		{"市民政局评为优秀的区福利院得到奖励。", "市民政局; 区福利院"},
		{"县委授予县医院“先进单位”称号。", "县委; 县医院"},
	})
}

func TestOrganisationTypeAndLevel(t *testing.T) {
	typeAndLevel := func(o extract.OrganisationRow) string { return o.Type + " " + text(o.Level) }
	check(t, organisations(typeAndLevel), []reading{
		{"中国残联举办活动。", "dpf nation"},
		{"省残联召开会议。", "dpf province"},
		{"柏溪市慈善总会募集善款。", "association prefecture"},
		{"县委召开会议。", "party county"},
		{"县人民法院开庭。", "court county"},
		{"青松镇卫生院义诊。", "medical township"},
		{"永丰县特殊教育学校师生演出。", "school county"},
		{"区残疾人辅助器具中心提供服务。", "service county"},
		{"宏达建材有限公司捐赠水泥20吨。", "company -"},
		{"中国建设银行永丰县支行捐款2万元。", "company county"},
		{"永丰县电视台作了报道。", "media county"},
		{"团县委组织志愿者。", "association county"},
		{"柳树村村委会组织村民。", "government village"},
		{"向阳街道残联开展宣传。", "dpf township"},
	})
}

func TestCanonicalName(t *testing.T) {
	check(t, organisations(func(o extract.OrganisationRow) string { return o.Canonical }), []reading{
		{"区残联召开会议。", "区残疾人联合会"},
		{"县妇联慰问残疾儿童。", "县妇女联合会"},
		{"县卫健局开展义诊。", "县卫生健康局"},
		{"县人社局到场。", "县人力资源和社会保障局"},
		{"柳树村村委会组织村民。", "柳树村村民委员会"},
		{"青松镇卫生院义诊。", "青松镇卫生院"},
		{"縣殘聯義診。", "县残疾人联合会"},
	})
}

func TestMaskedName(t *testing.T) {
	check(t, organisations(func(o extract.OrganisationRow) string { return fmt.Sprint(o.Masked) }), []reading{
		{"__县残联组织活动。", "true"},
		{"××市残联组织活动。", "true"},
		{"某县民政局发放物资。", "true"},
		{"永丰县残联组织活动。", "false"},
	})
}

func TestOrganisationRole(t *testing.T) {
	roles := func(o extract.OrganisationRow) string { return o.Name + " " + o.Role }
	const title = "永丰县残联2023年助残日活动总结\n\n"
	check(t, organisations(roles), []reading{
		{title + "由县残联主办、县图书馆承办的朗诵会在县文化馆举行。", "永丰县残联 issuer; 县残联 host; 县图书馆 co_host; 县文化馆 venue"},
		{title + "县电视台作了报道。", "永丰县残联 issuer; 县电视台 mentioned"},
		{title + "宏达公司向县福利院捐赠大米50袋。", "永丰县残联 issuer; 宏达公司 giver; 县福利院 receiver"},
	})
	known(t, organisations(roles), []shortcoming{
		{title + "县教育局、县文旅局参加了活动。", "永丰县残联 issuer; 县教育局 participant; 县文旅局 participant", "参加 after two names is not read"},
	})
}

func TestOrganisationShortcomings(t *testing.T) {
	known(t, organisations(name), []shortcoming{
		{"武警永丰县中队官兵参加义务劳动。", "武警永丰县中队", "武警 is no part of the name"},
		{"县总工会困难职工帮扶中心发放补助。", "县总工会困难职工帮扶中心", "the name of a part ends at the whole's"},
	})
	check(t, organisations(func(o extract.OrganisationRow) string { return o.Name + " " + text(o.Level) }), []reading{
		{"利民超市捐赠大米200袋。", "利民超市 -"},
		{"云岭自治区残联捐赠大米200袋。", "云岭自治区残联 province"},
	})
	known(t, organisations(func(o extract.OrganisationRow) string { return o.Canonical }), []shortcoming{
		{"县政府残工委召开会议。", "县政府残疾人工作委员会", "the longer ending 政府残工委 has no full form"},
	})
}
