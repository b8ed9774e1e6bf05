namespace KpiFunctions.Local.SampleBrand;

/// <param name="Margin">What is left of a unit of its revenue; null: nobody has said.</param>
/// <param name="From">When it starts and ends, as a share of the range.</param>
/// <param name="Incentive">What people get who buy.</param>
internal sealed record Campaign(
    string Id, string Name, string Type, double From, double To, string Incentive, string Objective, string? Margin = null)
{
    public bool Runs(int day, int days) => day >= (int)(From * days) && day < To * days;
}

internal sealed record Account(string Platform, string Handle, long Followers)
{
    public string Id => $"{Platform}:{Handle}";
}

/// <param name="Fee">What one campaign costs, in minor units of the currency.</param>
internal sealed record Influencer(
    string Id, string Name, string Country, long Fee, string Currency, IReadOnlyList<string> Campaigns, IReadOnlyList<Account> Accounts);

/// <summary>Who plays in the brand's story.</summary>
internal static class Cast
{
    public const string Brand = "Northwind Outdoor";

    public const string Shop = "https://northwind-outdoor.example";

    private const string Summer = "summer-trails";
    private const string Autumn = "autumn-layers";
    private const string Club = "trail-club";

    public static readonly IReadOnlyList<Campaign> Campaigns =
    [
        new(Summer, "Summer Trails", "sponsored post", 0, 0.52, "discount code", "sales", "0.45"),
        new(Autumn, "Autumn Layers", "product review", 0.45, 1, "giveaway", "awareness", "0.5"),
        new(Club, "Trail Club", "ambassadorship", 0, 1, "free shipping", "loyalty"),
    ];

    public static readonly IReadOnlyList<Influencer> Influencers =
    [
        new("lena", "Lena Fit", "DE", 180_000, "EUR", [Summer, Club], [new("instagram", "lena.fit", 182_400), new("tiktok", "lenafit", 240_900)]),
        new("marco", "Marco Berge", "AT", 150_000, "EUR", [Summer, Autumn], [new("youtube", "marcoberge", 96_300), new("instagram", "marco.berge", 54_120)]),
        new("aiko", "Aiko Tabi", "JP", 120_000, "JPY", [Summer], [new("instagram", "aiko_tabi", 77_800)]),
        new("sam", "Sam Wilder", "US", 240_000, "USD", [Autumn, Club], [new("tiktok", "samwilder", 410_500), new("x", "samwilder", 31_250)]),
        new("freya", "Freya Nord", "DK", 90_000, "EUR", [Autumn], [new("instagram", "freya.nord", 48_660)]),
        new("jonas", "Jonas Pfad", "DE", 60_000, "EUR", [Summer, Autumn], [new("youtube", "jonaspfad", 38_900)]),
        new("priya", "Priya Hikes", "GB", 110_000, "GBP", [Summer, Club], [new("instagram", "priyahikes", 65_430), new("youtube", "priyahikes", 22_010)]),
        new("tom", "Tom Fell", "GB", 75_000, "GBP", [Autumn], [new("x", "tomfell", 19_870)]),
        new("camille", "Camille Sentier", "FR", 95_000, "EUR", [Summer, Autumn], [new("tiktok", "camille.sentier", 133_700)]),
        new("diego", "Diego Cumbre", "ES", 70_000, "EUR", [Summer], [new("tiktok", "diegocumbre", 88_240)]),
        new("nina", "Nina Gipfel", "CH", 85_000, "EUR", [Autumn, Club], [new("instagram", "nina.gipfel", 41_980)]),
        new("oskar", "Oskar Fjäll", "SE", 55_000, "EUR", [Club], [new("youtube", "oskarfjall", 17_350)]),
    ];

    public static readonly IReadOnlyList<Account> OwnAccounts =
    [
        new("instagram", "northwind.outdoor", 28_400),
        new("tiktok", "northwindoutdoor", 15_200),
        new("youtube", "northwindoutdoor", 8_900),
        new("x", "northwindoutdoor", 6_300),
    ];

    /// <summary>Sold by the shop: name and price in minor units of any currency it sells in.</summary>
    public static readonly IReadOnlyList<(string Name, string Sku, int Price)> Products =
    [
        ("Ridge Rain Shell", "NW-1001", 14_900), ("Trail Cap", "NW-1002", 2_490), ("Merino Base \"Fine\"", "NW-1003", 7_995), ("Day Pack 22", "NW-1004", 8_950),
        ("Steel Flask, 0.7 l", "NW-1005", 2_995), ("Hut Socks", "NW-1006", 1_790), ("Down Layer", "NW-1007", 17_900), ("Trekking Poles", "NW-1008", 6_450),
    ];

    public static readonly IReadOnlyList<string> Titles =
    [
        "First ridge of the season", "What is in my day pack", "Rain test, day three", "Sunrise at the hut", "Three loops near town", "Layering, explained",
        "We got lost again", "Ten things I would not carry", "A quiet valley", "Boots after 500 km", "Night walk", "Coffee at 2,000 metres",
    ];
}
