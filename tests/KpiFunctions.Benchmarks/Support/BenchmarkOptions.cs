using System.Globalization;

namespace KpiFunctions.Benchmarks.Support;

/// <param name="Parts">ingest, rollup, import, queries, attribution, scale; in the order they run.</param>
/// <param name="Quick">3 runs instead of 5, and smaller inputs.</param>
/// <param name="Records">Sizes of the day that is rolled up.</param>
/// <param name="Folder">Where generated inputs are kept between runs.</param>
internal sealed record BenchmarkOptions(IReadOnlyList<string> Parts, bool Quick, IReadOnlyList<int> Records, string Folder)
{
    public const string Usage =
        "dotnet run -c Release --project tests/KpiFunctions.Benchmarks -- [all|ingest|rollup|import|queries|attribution|scale]... [--quick] [--records 1000000,5000000] [--folder path]";

    private static readonly string[] AllParts = ["ingest", "rollup", "import", "queries", "attribution", "scale"];

    public int Runs => Quick ? 3 : 5;

    /// <summary>Null when the arguments are not understood.</summary>
    public static BenchmarkOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchmarkOptions([], false, [1_000_000], Path.Combine(Path.GetTempPath(), "kpifunctions-benchmarks"));
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--quick": options = options with { Quick = true }; break;
                case "--records" when Sizes(value) is { } sizes: options = options with { Records = sizes }; i++; break;
                case "--folder" when value is not null: options = options with { Folder = value }; i++; break;
                case "all": options = options with { Parts = AllParts }; break;
                case var part when AllParts.Contains(part): options = options with { Parts = [.. options.Parts, part] }; break;
                default: return null;
            }
        }
        return options.Parts.Count > 0 ? options : options with { Parts = AllParts };
    }

    private static List<int>? Sizes(string? text)
    {
        var sizes = new List<int>();
        foreach (var part in (text ?? "").Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size == 0) return null;
            sizes.Add(size);
        }
        return sizes;
    }
}
