package extract_test

import "testing"

func giver(f row) string { return text(f.Giver) }

func TestGivers(t *testing.T) {
	check(t, each(giver), []reading{
		{"县残联向县特教学校捐赠图书500册。", "500册 县残联"},
		{"永丰县红十字会为受灾群众送去棉被100床。", "100床 永丰县红十字会"},
		{"由县慈善总会出资6万元。", "6万元 县慈善总会"},
		{"县财政拨付专项资金80万元。", "80万元 县财政"},
		{"县残联走进柳树村,为残疾人发放轮椅6辆。", "6辆 县残联"},
		// several give together, or each on its own
		{"宏达公司、利民超市共同捐赠大米200袋。", "200袋 宏达公司、利民超市"},
		{"宏达公司捐款3万元;利民超市捐款2万元。", "3万元 宏达公司; 2万元 利民超市"},
		{"宏达公司捐赠轮椅20辆,县残联发放轮椅15辆。", "20辆 宏达公司; 15辆 县残联"},
		// who only helps does not give
		{"在县残联的协调下,县眼科医院减免手术费4万元。", "4万元 县眼科医院"},
		{"县残联、县民政局分别投入资金5万元和3万元。", "5万元 县残联; 3万元 县民政局"},
		// nobody else is named: the issuer
		{"永丰县民政局社会救助工作总结\n\n全县发放救助金60万元。", "60万元 永丰县民政局"},
		{"永丰县残联总结\n\n我会向县特教学校捐赠图书500册。", "500册 永丰县残联"},
		// no organisation gives
		{"爱心人士捐款5000元。", "5000元 -"},
		{"永丰县残联总结\n\n受益群众达380人次。", "380人次 -"},
		{"永丰县残联总结\n\n爱心人士捐款5000元。", "5000元 -"},
	})
}

// TestOtherGivers names the giver in some other way than as the organisation before.
func TestOtherGivers(t *testing.T) {
	check(t, each(giver), []reading{
		// who bears it stands behind the money, or before 的
		{"改造费用3.6万元由县慈善总会承担。", "3.6万元 县慈善总会"},
		{"所缺1.5万元由县残联、县工商联共同解决。", "1.5万元 县残联、县工商联"},
		{"所缺1.5万元由热心市民补足。", "1.5万元 -"},
		{"把县民政局下拨的80床棉被和镇残联自筹的60袋大米送到村里。", "80床 县民政局; 60袋 镇残联"},
		// presents, whatever they are
		{"县文化馆赠送宣传画册200本。", "200本 县文化馆"},
		{"县中医院送药4000元。", "4000元 县中医院"},
		{"宏达公司定向捐赠8万元。", "8万元 宏达公司"},
		// who takes it in gives nothing
		{"永丰县城管局总结\n\n查处占道经营30起,罚款2.6万元。", "30起 -; 2.6万元 -"},
		{"永丰县税务局征收水利基金60万元,追缴欠费5万元。", "60万元 -; 5万元 -"},
		// who is named otherwise ends the reach of the organisation before
		{"宏达公司捐款3万元,定居海外的老校友捐款2万元。", "3万元 宏达公司; 2万元 -"},
		{"宏达公司捐款3万元,退伍老兵赵某某捐出积蓄6000元。", "3万元 宏达公司; 6000元 -"},
		{"县财政拨付60万元,各中队配套2万元。", "60万元 县财政; 2万元 -"},
		{"永丰县民政局总结\n\n新建幸福院8所,省级财政每所补助5万元,共40万元。", "8所 -; 5万元 省级财政; 40万元 省级财政"},
		{"永丰县卫健局总结\n\n经新农合报销36万元。", "36万元 -"},
		{"县商会募集善款20万元,其中副会长单位金海置业捐款6万元。", "20万元 县商会; 6万元 金海置业"},
		{"县商会募集善款20万元,其中副会长单位金海贸行捐款6万元。", "20万元 县商会; 6万元 -"},
		{"永丰县慈善总会总结\n\n人均捐款45元。", "45元 -"},
		// who receives, what something costs
		{"永丰县第一小学总结\n\n我校接受社会各界捐款12万元。", "12万元 -"},
		{"共筹集善款2.6万元,其中金海公司2万元、村民捐款6000元。", "2.6万元 -; 2万元 金海公司; 6000元 -"},
		{"镇财政拨付2万元、社会筹集1.2万元。", "2万元 镇财政; 1.2万元 -"},
		{"永丰县教育局总结\n\n力争市财政支持60万元。", "60万元 市财政"},
		// what stands for an organisation named before
		{"县眼科医院施行手术40例,由医院减免2万元。", "40例 -; 2万元 县眼科医院"},
		// and who receives does not give
		{"扶持“阳光工坊”等基地6家,每家奖补2万元。", "6家 -; 2万元 -"},
		{"永丰县残联总结\n\n困难学生每人资助800元。", "800元 永丰县残联"},
		{"永丰县残联总结\n\n发放轮椅5辆,发动职工捐款3万元。", "5辆 永丰县残联; 3万元 永丰县残联"},
	})
}

func TestReceivers(t *testing.T) {
	check(t, each(func(f row) string { return text(f.Receiver) }), []reading{
		{"县残联向县特教学校捐赠图书500册。", "500册 县特教学校"},
		{"宏达公司捐款3万元。", "3万元 -"},
	})
}

func TestAction(t *testing.T) {
	check(t, each(func(f row) string { return text(f.Action) }), []reading{
		{"发放轮椅12辆。", "12辆 发放"},
		{"送去3万元慰问金。", "3万元 送去"},
		{"全镇筹集善款共计4.6万元。", "4.6万元 筹集"},
		{"发放临时救助资金5.4万元。", "5.4万元 发放"},
		{"今年发放补贴90万元。", "90万元 发放"},
		{"县残联走访慰问残疾人30户,发放慰问金9000元。", "30户 走访慰问; 9000元 发放"},
	})
}

func TestGiverShortcomings(t *testing.T) {
	known(t, each(func(f row) string { return text(f.Receiver) }), []shortcoming{
		{"县民政局捐赠大米50袋给县福利院。", "50袋 县福利院", "a receiver behind the figure is not read"},
	})
	known(t, each(func(f row) string { return text(f.Action) }), []shortcoming{
		{"悬挂“扶残助残,人人有责”横幅10条。", "10条 悬挂", "有 inside the quotation marks is taken for the verb"},
		{"开展义诊3场次。", "3场次 开展", "义诊 is taken for the verb"},
	})
}
