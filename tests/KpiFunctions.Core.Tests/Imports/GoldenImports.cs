using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Each sample export beside everything that it becomes, compared whole.</summary>
public sealed class GoldenImports
{
    [Theory]
    [InlineData("events")]
    [InlineData("registry")]
    [InlineData("sprout-2021")]
    [InlineData("sprout-2025")]
    [InlineData("shopify-orders")]
    public async Task A_sample_export_becomes_exactly_its_golden_file(string name)
    {
        var rows = await ImportText.ReadAsync(ImportText.Sample($"{name}.csv"));

        var actual = string.Concat(rows.Select(Describe));
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN_FILES") is not null) Rewrite(name, actual);
        Assert.Equal(Encoding.UTF8.GetString(ImportText.Sample($"{name}.golden.txt")), actual);
    }

    [Theory]
    [InlineData("events", "events", 13)]
    [InlineData("registry", "registry", 9)]
    [InlineData("sprout-2021", "sprout-post-performance", 5)]
    [InlineData("sprout-2025", "sprout-post-performance", 2)]
    [InlineData("shopify-orders", "shopify-orders", 14)]
    public async Task Inspection_names_the_dialect_and_counts_the_rows(string name, string dialect, int rows)
    {
        var inspection = await ImportText.InspectAsync(ImportText.Sample($"{name}.csv"));

        Assert.Equal((dialect, rows, null), (inspection.Dialect, inspection.Rows, inspection.Problem));
    }

    // Fails, so that a run that rewrites is never taken for one that checks.
    private static void Rewrite(string name, string text, [CallerFilePath] string source = "")
    {
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(source)!, "Files", $"{name}.golden.txt"), text);
        Assert.Fail("Rewritten: read the difference, then run without REWRITE_GOLDEN_FILES.");
    }

    private static string Describe(ImportedRow row)
    {
        if (row.Rejection is { } rejection) return $"{row.Line} rejected {rejection.WireReason} {rejection.Field}: {rejection.Detail}\n    {row.Raw}\n";
        if (row.Skipped is { } skipped) return $"{row.Line} skipped {skipped}\n";
        return string.Concat(row.Records.Select(record => $"{row.Line} {Line(record)}"));
    }

    private static string Line(LogRecord record)
    {
        var bytes = new ArrayBufferWriter<byte>();
        RecordLine.Write(bytes, record);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
