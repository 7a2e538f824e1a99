/// What people choose most, in the languages of the colleges and their partners: a guesser tries these first.
enum CommonPasswords {
    /// Words and strings of digits, in small letters.
    static let words = Set(
        [english, chinese, european, african, asian, programme]
            .flatMap { $0.split { $0.isWhitespace } }.map(String.init)
    )

    /// Rows and columns of keyboards.
    static let keyboards = [
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiopü", "1234567890",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "q1w2e3r4t5y6u7i8o9p0", "147258369",
        "741852963", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "ضصثقفغعهخحجد", "شسيبلاتنمك", "ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง",
    ]

    private static let english = """
        password passwort passw0rd pass passcode login welcome letmein admin administrator root user guest test testing
        qwerty abc abcd iloveyou love lovely sunshine princess monkey dragon football baseball basketball soccer master
        shadow superman batman michael jennifer jessica ashley daniel charlie jordan hunter killer freedom whatever trustno
        hello hellohello secret summer winter spring autumn monday friday january february march april june july august
        september october november december money cheese computer internet google apple samsung android microsoft windows
        office system server database default changeme change temp temporary demo sample example access private public
        company school college student teacher university account mypassword mypass thepassword newpassword oldpassword
        correct horse battery staple starwars pokemon mustang corvette ferrari yankees cowboys ranger cookie flower butterfly
        angel angels jesus christ god bless family mother father brother sister forever friend friends baby happy lucky
        number one two three black white green blue red yellow orange purple silver gold golden diamond star stars moon
        the and for you this that long strong safe security firewall hacker matrix phoenix tiger lion eagle falcon
        """

    private static let chinese = """
        woaini woaini1314 woaini520 woaiwojia woaizhongguo wodemima mima mimashi nihao nihaoma zhongguo zhongguoren beijing
        shanghai shandong qingdao jinan guangzhou shenzhen chongqing sichuan tianjin hangzhou nanjing wuhan xian henan
        hebei hunan hubei jiangsu zhejiang fujian laopo laogong baobei baobao qinaide xiaoming xiaohong zhangsan lisi wangwu
        wang li zhang liu chen yang zhao huang zhou wu xuexiao xuesheng laoshi daxue xueyuan guanliyuan yonghu denglu
        gongsi caonima wangyi taobao weixin tencent alibaba baidu huawei xiaomi qq qqqq aini aiwo wofacai facai gongxi
        520 521 1314 5201314 1314520 5211314 7758521 7758258 147258 110110 119119 10086 888 8888 666 6666 168 1688 518 5188 518518
        123123 123321 112233 121212 11223344 12344321 159357 147852 789456 456789 7894561 456123 963852 741852
        爱 我爱你 我爱中国 中国 密码 我的密码 你好 北京 上海 山东 青岛 济南 重庆 学院 大学 学校 学生 老师 管理员 用户 登录 宝贝 老婆 老公
        我爱我家 生日快乐 恭喜发财 新年快乐 一二三四 五六七八 一二三四五六七八 测试 演示 系统 班墨 鲁班 总部 海外学院 职业学院
        """

    private static let european = """
        motdepasse azerty bonjour soleil amour jetaime chouchou doudou loulou coucou marseille france paris bienvenue
        contraseña contrasena clave tequiero teamo hola amigo españa madrid barcelona bienvenido estrella princesa
        senha senha123 brasil portugal lisboa benfica flamengo amor saudade obrigado
        passwort hallo schatz sommer ficken deutschland berlin willkommen geheim
        jelszo jelszó szia szerelem szeretlek budapest magyar magyarország magyarorszag hungary kecske macska titok
        parola lozinka ljubav beograd srbija srpski haslo hasło polska kocham heslo slovakia praha
        пароль привет любовь россия москва наташа солнце максим ящерица марина parol privet lubov nastya marina
        """

    private static let african = """
        nenosiri siri karibu mambo habari asante tanzania zanzibar dodoma arusha kilimanjaro simba yanga kenya nairobi
        uganda kampala rwanda nakupenda mapenzi upendo mungu mungu1 tumaini baraka amani rafiki mwalimu chuo shule
        ethiopia addis ababa selam abeba tewodros habesha fikir እግዚአብሔር ኢትዮጵያ የይለፍቃል ሰላም
        nigeria lagos naija chelsea arsenal manchester liverpool ghana accra zambia lusaka botswana mozambique
        habibi marhaba salam ahmed mohamed mohammed muhammad allah bismillah inshallah algeria maroc morocco egypt cairo mauritania
        nouakchott tunisie احبك حبيبي محمد احمد الله بسمالله مرحبا كلمةالسر كلمةالمرور مصر السلام العراق
        """

    private static let asian = """
        sabaidee laos lao vientiane luangprabang hakchao khoihakchao ສະບາຍດີ ລາວ ລະຫັດຜ່ານ ຮັກເຈົ້າ ວຽງຈັນ
        sawasdee thailand bangkok krungthep rakna สวัสดี รหัสผ่าน ประเทศไทย กรุงเทพ ไทย cambodia phnompenh angkor សួស្តី កម្ពុជា
        vietnam hanoi saigon matkhau matkhau123 anhyeuem emyeuanh yeuem khongbiet sinhvien
        indonesia jakarta sayang sayangku bismillah katasandi rahasia malaysia kucing cinta philippines manila mahalko mahalkita
        myanmar yangon mingalaba pakistan karachi lahore islamabad nepal kathmandu namaste srilanka colombo ayubowan
        india mumbai delhi krishna ganesh sairam bangladesh dhaka bangla kazakhstan astana almaty uzbekistan toshkent
        mongolia ulaanbaatar japan tokyo sakura arigato aishiteru korea seoul sarang saranghae tiananmen
        """

    private static let programme = """
        banmo banmocollege luban lubanworkshop modi mozi headquarters wanhua qihe silkroad zhenghe college colleges
        reporter approver reviewer expert partner leader operator collegeadmin hqadmin overseas vocational
        """
}
