using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using KpiFunctions.Benchmarks.Support;
using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Benchmarks.Attribution;

/// <summary>
/// A day's conversions and the touch index of the 31 days up to it, as sheets, and the same as CSV for the baseline: 500 creators, five touches a
/// visitor on average, and every second buyer among the visitors. Kept, because making them takes longer than reading them.
/// </summary>
internal sealed class CreditFiles
{
    public const int LookbackDays = 30;

    private const int Creators = 500;
    private const int TouchesAVisitor = 5;
    private const long DayMs = 86_400_000;

    private static readonly long First = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly SplitMix64 chance = new(20260331);

    private CreditFiles(string folder, int touches, int deals) => (Folder, Touches, Deals) = (folder, touches, deals);

    public string Folder { get; }

    public int Touches { get; }

    public int Deals { get; }

    public IEnumerable<string> TouchSheets => Directory.GetFiles(Folder, "touches-*.bin").Order(StringComparer.Ordinal);

    public string DealSheet => Path.Combine(Folder, "deals.ndjson");

    public long TouchBytes => TouchSheets.Sum(sheet => new FileInfo(sheet).Length);

    public static CreditFiles Of(string parent, int touches, int deals)
    {
        var files = new CreditFiles(Path.Combine(parent, $"credit-{touches}-{deals}-1"), touches, deals);
        var finished = Path.Combine(files.Folder, "finished");
        if (File.Exists(finished)) return files;
        Directory.CreateDirectory(files.Folder);
        files.WriteTouches();
        files.WriteDeals();
        File.WriteAllText(finished, "");
        return files;
    }

    private void WriteTouches()
    {
        var perDay = Touches / (LookbackDays + 1);
        using var csv = new StreamWriter(Path.Combine(Folder, "touches.csv"));
        csv.WriteLine("person,at,influencer");
        for (var day = 0; day <= LookbackDays; day++)
        {
            var touches = new List<Touch>(perDay);
            for (var i = 0; i < perDay; i++)
            {
                var (visitor, at, creator) = (VisitorOf(chance.Below(Touches / TouchesAVisitor)), First + day * DayMs + (long)(chance.NextDouble() * DayMs), CreatorOf(chance.NextDouble()));
                touches.Add(new Touch(VisitorKey.Read(visitor), DateTimeOffset.FromUnixTimeMilliseconds(at), new TouchPlace(Influencer: creator)));
                csv.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Hex(visitor)},{at},{creator}"));
            }
            File.WriteAllBytes(Path.Combine(Folder, $"touches-{day:00}.bin"), TouchSheet.Of(touches).Span);
        }
    }

    private void WriteDeals()
    {
        using var csv = new StreamWriter(Path.Combine(Folder, "deals.csv"));
        using var sheet = new StreamWriter(DealSheet, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        csv.WriteLine("person,at,minor");
        sheet.WriteLine("[]");
        for (var i = 0; i < Deals; i++)
        {
            var visitor = VisitorOf(chance.Below(Touches / TouchesAVisitor * 2));
            var (at, minor) = (First + LookbackDays * DayMs + i * DayMs / Deals, 500 + chance.Below(20_000));
            csv.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Hex(visitor)},{at},{minor}"));
            sheet.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"t\":{at},\"n\":\"shop\",\"i\":\"{i}\",\"s\":\"purchase\",\"p\":\"{System.Buffers.Text.Base64Url.EncodeToString(visitor)}\",\"a\":{minor}}}"));
        }
    }

    private static byte[] VisitorOf(int number)
    {
        var key = new byte[VisitorKey.Size];
        BinaryPrimitives.WriteUInt64BigEndian(key, SplitMix64.Mix((ulong)number + 1));
        BinaryPrimitives.WriteUInt64BigEndian(key.AsSpan(8), SplitMix64.Mix((ulong)number + 0x9E3779B97F4A7C15 / 2));
        return key;
    }

    private static string CreatorOf(double skewed) => string.Create(CultureInfo.InvariantCulture, $"influencer-{(int)(skewed * skewed * Creators):000}");

    private static string Hex(byte[] key) => Convert.ToHexStringLower(key);
}
