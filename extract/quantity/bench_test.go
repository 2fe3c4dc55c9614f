package quantity

import (
	"strings"
	"testing"
)

const benchReport = "5月19日是第34次全国助残日，各乡镇按照通知要求精心组织，营造了关心残疾人、帮助残疾人的良好氛围，现将有关情况总结如下：\n" +
	"一、走访慰问送温暖。残联干部深入十二个村走访困难残疾人家庭86户，每户发放慰问金500元，共计43000元，另送去大米86袋。\n" +
	"二、康复服务进家门。医院组织医生为约200余名群众开展义诊，筛查出白内障患者近30名，免费实施手术12例，减免费用3万5千元。\n" +
	"三、就业培训促增收。举办种植养殖培训班3期，培训残疾人百余人次，推荐就业15人，人均月增收800至1200元，办结率达到百分之九十五以上。\n" +
	"通过一系列活动的开展，广大干部群众进一步增强了扶残助残意识，形成了全社会理解、尊重、关心、帮助残疾人的良好风尚。\n"

func BenchmarkScanReport(b *testing.B) {
	benchmark(b, strings.Repeat(benchReport, 100))
}

func BenchmarkScanProse(b *testing.B) {
	benchmark(b, strings.Repeat("各级残联组织高度重视，精心部署，深入基层，广泛宣传残疾人保障法律法规和惠残政策。", 1000))
}

// The next three must not grow faster than the text: compare ns/op of the sizes.
func BenchmarkScanDigits1MB(b *testing.B)  { benchmark(b, strings.Repeat("7", 1<<20)) }
func BenchmarkScanDigits10MB(b *testing.B) { benchmark(b, strings.Repeat("7", 10<<20)) }
func BenchmarkScanCommas(b *testing.B)     { benchmark(b, strings.Repeat(",1", 1<<19)) }

func benchmark(b *testing.B, text string) {
	s := testScanner(b)
	var out []Numeral
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		out = s.Scan(text, out[:0])
	}
}
