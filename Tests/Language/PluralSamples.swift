import Language

/// Numbers that CLDR 41 gives as samples of each plural category (common/supplemental/plurals.xml), compact ones left
/// out; `0~15` is a range whose steps have as many decimals as its ends.
struct PluralSamples: Sendable {
    let languages: String
    let samples: [PluralCategory: String]

    static let all: [PluralSamples] = [
        PluralSamples(
            languages: "id km lo ms my th vi zh",
            samples: [
                .other: "0~15 100 1000 10000 100000 1000000 0.0~1.5 10.0 100.0 1000.0 10000.0 100000.0 1000000.0"
            ]
        ),
        PluralSamples(
            languages: "am",
            samples: [
                .one: "0 1 0.0~1.0 0.00~0.04",
                .other: "2~17 100 1000 10000 100000 1000000 1.1~2.6 10.0 100.0 1000.0 10000.0 1000000.0",
            ]
        ),
        PluralSamples(
            languages: "de en sw ur",
            samples: [
                .one: "1",
                .other: "0 2~16 100 1000 10000 100000 1000000 0.0~1.5 10.0 100.0 1000.0 10000.0 1000000.0",
            ]
        ),
        PluralSamples(
            languages: "si",
            samples: [
                .one: "0 1 0.0 0.1 1.0 0.00 0.01 1.00 0.000 0.001 1.000 0.0000 0.0001 1.0000",
                .other: "2~17 100 1000 100000 1000000 0.2~0.9 1.1~1.8 10.0 100.0 1000000.0",
            ]
        ),
        PluralSamples(
            languages: "hu kk mn ne uz",
            samples: [
                .one: "1 1.0 1.00 1.000 1.0000",
                .other: "0 2~16 100 1000 100000 1000000 0.0~0.9 1.1~1.6 10.0 100.0 1000000.0",
            ]
        ),
        PluralSamples(
            languages: "fr",
            samples: [
                .one: "0 1 0.0~1.5",
                .many: "1000000",
                .other: "2~17 100 1000 10000 100000 2.0~3.5 10.0 100.0 1000.0 10000.0 1000000.0",
            ]
        ),
        PluralSamples(
            languages: "pt",
            samples: [
                .one: "0 1 0.0~1.5",
                .many: "1000000",
                .other: "2~17 100 1000 10000 100000 2.0~3.5 10.0 100.0 1000.0 10000.0 1000000.0",
            ]
        ),
        PluralSamples(
            languages: "pt-PT",
            samples: [
                .one: "1",
                .many: "1000000",
                .other: "0 2~16 100 1000 10000 100000 0.0~1.5 10.0 100.0 1000.0 10000.0 1000000.0",
            ]
        ),
        PluralSamples(
            languages: "es",
            samples: [
                .one: "1 1.0 1.00 1.000 1.0000",
                .many: "1000000",
                .other: "0 2~16 100 1000 10000 100000 0.0~0.9 1.1~1.6 10.0 100.0 1000.0 10000.0 1000000.0",
            ]
        ),
        PluralSamples(
            languages: "ru",
            samples: [
                .one: "1 21 31 41 51 61 71 81 101 1001",
                .few: "2~4 22~24 32~34 42~44 52~54 62 102 1002",
                .many: "0 5~19 100 1000 10000 100000 1000000",
                .other: "0.0~1.5 10.0 100.0 1000.0 10000.0 1000000.0",
            ]
        ),
        PluralSamples(
            languages: "ar",
            samples: [
                .zero: "0 0.0 0.00 0.000 0.0000",
                .one: "1 1.0 1.00 1.000 1.0000",
                .two: "2 2.0 2.00 2.000 2.0000",
                .few: "3~10 103~110 1003 3.0 4.0 5.0 6.0 7.0 8.0 9.0 10.0 103.0 1003.0",
                .many: "11~26 111 1011 11.0 12.0 13.0 14.0 15.0 16.0 17.0 18.0 111.0 1011.0",
                .other: "100~102 200~202 300~302 600 1000 100000 1000000 0.1~0.9 1.1~1.7 10.1 100.0 1000000.0",
            ]
        ),
    ]
}
