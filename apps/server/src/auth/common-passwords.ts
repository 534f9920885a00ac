/** Passwords people pick first, in lower case; those shorter than ten characters stand for themselves with digits or marks around them. */
export const common: ReadonlySet<string> = new Set(
	`password passw0rd p@ssword p@ssw0rd password1 admin administrator root guest test user welcome letmein iloveyou woaini woaini1314 woaini520
	qwerty qwertyuiop qwerty123456 asdfghjkl zxcvbnm qazwsx qazwsxedc 1qaz2wsx 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 a1b2c3d4e5 abc123456 a123456789 aa123456789
	abcd123456 abc1234567 qq123456789 qwe123456789 asd123456789 zxc123456789 wang123456 zhang123456 li123456789 aini1314520 5201314520 1314520520 woaiwojia
	1234567890 0123456789 9876543210 0987654321 1122334455 1231231231 1234512345 1212121212 6666666666 8888888888 0000000000 1111111111
	123456789a 123456789q 1234567890a 123456789abc abcdefghij changeme default secret monkey dragon sunshine princess football baseball superman
	honghuo hong huo honghuo123 dangyuan dangzhibu diyishuji cunshuji zhucun xiangcun zhenxing xiangcunzhenxing guoyuan lishu nongye
	jianchang huludao liaoning shenyang datun datuncun beijing shanghai zhongguo china chinese 10086 taobao alipay wechat weixin tencent`.split(
		/\s+/,
	),
);
