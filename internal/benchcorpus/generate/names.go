package generate

import "strings"

// places are the places of the samples.
var places = strings.Fields("云岭 石泉 白鹭 澜川 清河 江湾 江右 桐川 安澜 宁川 凤台 龙湾 青枫 青岩 金桂 贝屿 翠屏 秀水 石盘 澜江 湖口 " +
	"沙沟 沅屏 柳泉 柳河 枫林 望江 文昌 平岗 南屏 临溪 临河 临屏 龙首 麻罕 麻柳 麓屏 鹤鸣 高坪 马湾 陶阳 西河 西塬 翠苑 罗江 石桥 石井 " +
	"滨江 清源 清湾 河阳 沧浦 沙岭 汀溪 槐安 榕山 梅岭 桐岭 桃源 栾平 栖凤 柳溪 柳巷 杏林 望川 新城 平昌 岭东 岩泉 岚溪 安原 宁海 塔岭 " +
	"城关 向阳 双溪 北郊 北苑 云阳 云溪 云港 云樟 青桐 石溪 柳湾 沧河 海西 澜溪 浦阳")

// companies are the names of companies in the samples, without their trades.
var companies = strings.Fields("恒通 鸿泰 金穗 远洋 蓝汀云 興隆 泰康 梧桐 晨光 明聪 新潮 宏远 安信 天元 华茂 华信 松和 恒丰 晨星")

// The halves of which new names are made.
var (
	firstHalves  = halves("云石白清江桐安宁凤龙青金翠秀澜湖沙沅柳枫望文平南临麻麓鹤高陶西罗滨河沧汀槐榕梅桃栖杏岩岚塔向双北浦长福兴和永嘉")
	secondHalves = halves("溪泉川河湾岭台枫岩桂屏水盘江口沟林昌岗首柳鸣坪阳源井浦山平凤巷塬港桥关樟桐州坡塘墩垭渡峰谷坝洲滩")
)

func halves(s string) []string { return strings.Split(s, "") }

// newPlace makes the name of a place: 2,400 of them.
func (w *writer) newPlace() string { return pick(w, firstHalves) + pick(w, secondHalves) }

// goodsGroups are goods that share their measure words.
var goodsGroups = [][]string{
	strings.Fields("轮椅 三轮车 电动轮椅 手推车"),
	strings.Fields("大米 面粉 洗衣粉 小米 糯米 奶粉"),
	strings.Fields("食用油 菜籽油 花生油 调和油"),
	strings.Fields("助行器 助听器 电视机 洗衣机 电磁炉 护理床"),
	strings.Fields("腋拐 拐杖 老花镜 助视器 手套"),
	strings.Fields("棉被 被褥 夏凉被 羽绒被"),
	strings.Fields("书包 文具盒 坐便器 水杯 篮球"),
	strings.Fields("毛毯 横幅 标语 床单"),
	strings.Fields("图书 绘本 手册 练习册"),
	strings.Fields("宣传资料 宣传单 折页 倡议书"),
}

// goodsPattern matches the goods, the longest first where one begins another.
func goodsPattern() string {
	var all []string
	for _, group := range goodsGroups {
		all = append(all, group...)
	}
	return strings.Join(all, "|")
}
