using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using KpiFunctions.Benchmarks.Support;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Benchmarks.Rollup;

/// <summary>
/// A brand's busy day in the log's own form: 90 % clicks, 6 % signups, 2.5 % leads, 1.5 % purchases; 50 campaigns, 500 influencers, 6 platforms,
/// 5,000 posts of quadratic skew, each of which fixes the three; people are n/5 with skew v^1.5; 2 % of the lines repeat one of the last 8,192.
/// </summary>
internal sealed class SampleBrandDay(int records)
{
    public const int Posts = 5_000;

    public static readonly DateOnly Day = new(2026, 3, 10);

    private const string Base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Remembered = 8_192;

    private static readonly string[] Platforms = ["instagram", "tiktok", "youtube", "x", "facebook", "linkedin"];
    private static readonly string[] ContentTypes = ["reel", "story", "carousel", "short", "video", "post"];
    private static readonly string[] Countries = ["DE", "AT", "CH", "FR", "IT", "ES", "NL", "BE", "PL", "SE", "GB", "US"];
    private static readonly string[] Currencies = ["EUR", "USD", "GBP"];

    private readonly SplitMix64 chance = new(20260310);
    private readonly LogRecord[] recent = new LogRecord[Remembered];
    private readonly DateTimeOffset midnight = new(Day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Everything that the records name, and exchange rates whose conversions are whole numbers: a dollar is 2 EUR, a pound 4.</summary>
    public static RegistrySnapshot Registry { get; } = new(
    [
        .. Enumerable.Range(0, 50).Select(i => Entry(RegistryKind.Campaigns, Campaign(i))),
        .. Enumerable.Range(0, 500).Select(i => Entry(RegistryKind.Influencers, Influencer(i))),
        .. Enumerable.Range(0, Posts).Select(i => Entry(RegistryKind.Posts, PostOf(i).Id, ("platform", PostOf(i).Platform))),
        Rate("USD", "0.5"),
        Rate("GBP", "0.25"),
    ]);

    public IEnumerable<LogRecord> Records()
    {
        for (var i = 0; i < records; i++)
        {
            var at = midnight.AddMilliseconds((long)(i * 86_390_000.0 / records));
            yield return i > Remembered && chance.NextDouble() < 0.02
                ? recent[chance.Below(Remembered)] with { ReceivedAt = at.AddSeconds(9) }
                : recent[i % Remembered] = Fresh(at);
        }
    }

    private LogRecord Fresh(DateTimeOffset at)
    {
        var kind = chance.NextDouble();
        var skewed = chance.NextDouble();
        var post = PostOf((int)(skewed * skewed * Posts));
        var stage = kind < 0.90 ? null : kind < 0.96 ? Stages.Signup : kind < 0.985 ? Stages.Lead : Stages.Purchase;
        return new LogRecord
        {
            Type = stage is null ? RecordType.Click : RecordType.Conversion,
            Namespace = "shop",
            Id = NextId(),
            Source = "events",
            OccurredAt = at,
            ReceivedAt = at.AddMilliseconds(chance.Below(4_000)),
            On = new Dimensions(post.Campaign, post.Influencer, post.Platform, Post: post.Id,
                ContentType: ContentTypes[chance.Below(ContentTypes.Length)], Country: Countries[chance.Below(Countries.Length)]),
            Person = NextPerson(),
            Stage = stage,
            Amount = stage == Stages.Purchase ? new Amount(500 + chance.Below(20_000), Currencies[chance.Below(Currencies.Length)]) : null,
            ClickClass = stage is null ? (chance.NextDouble() < 0.95 ? "human" : "bot") : null,
        };
    }

    private static (string Id, string Campaign, string Influencer, string Platform) PostOf(int index)
    {
        var bits = SplitMix64.Mix((ulong)index + 1);
        var platform = Platforms[bits % 6];
        var number = (178_414_000_000_000 + index).ToString(CultureInfo.InvariantCulture);
        return ($"{platform}:{number}", Campaign((int)((bits >> 8) % 50)), Influencer((int)((bits >> 24) % 500)), platform);
    }

    private static string Campaign(int index) => $"campaign-{index:00}";

    private static string Influencer(int index) => $"influencer-{index:000}";

    // The form of a ULID: 26 characters.
    private string NextId() => string.Create(26, (chance.Next(), chance.Next()), (text, bits) =>
    {
        for (var i = 0; i < 26; i++) text[i] = Base32[(int)((i < 13 ? bits.Item1 >> (i * 5 % 60) : bits.Item2 >> ((i - 13) * 5 % 60)) & 31)];
    });

    private string NextPerson()
    {
        var number = (ulong)(Math.Pow(chance.NextDouble(), 1.5) * records / 5);
        Span<byte> hash = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(hash, SplitMix64.Mix(number));
        BinaryPrimitives.WriteUInt64LittleEndian(hash[8..], SplitMix64.Mix(number + 0x9E3779B97F4A7C15 / 2));
        return Base64Url.EncodeToString(hash);
    }

    private static RegistryEntry Rate(string currency, string rate) =>
        Entry(RegistryKind.Rates, $"2026-03-10:{currency}", ("day", "2026-03-10"), ("currency", currency), ("base", "EUR"), ("rate", rate));

    private static RegistryEntry Entry(RegistryKind kind, string id, params (string Field, string Value)[] fields) =>
        new(kind.Name, id, fields.ToDictionary(field => field.Field, field => field.Value));
}
