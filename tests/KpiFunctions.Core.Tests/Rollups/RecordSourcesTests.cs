using System.Text;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

public sealed class RecordSourcesTests
{
    private const string Lines =
        """
        {"type":"click","ns":"links","id":"1","source":"link","occurredAt":"2026-03-09T10:00:00.000Z","receivedAt":"2026-03-09T10:00:00.000Z","link":"a","clickClass":"human"}
        {"type":"click","ns":"links","id":"2","source":"link","occurredAt":"2026-03-09T11:00:00.000Z","receivedAt":"2026-03-09T11:00:00.000Z","link":"b","clickClass":"human"}
        {"type":"click","ns":"links","id":"3","source":"link","occurredAt":"2026-03-10T11:00:00.000Z","receivedAt":"2026-03-10T11:00:00.000Z","link":"a","clickClass":"human"}
        {"type":"conversion","ns":"shop","id":"o1","source":"webhook:shop","occurredAt":"2026-03-09T12:00:00.000Z","receivedAt":"2026-03-09T12:00:00.000Z","link":"a","order":"o1","stage":"purchase"}

        """;

    [Theory]
    [InlineData("", "link 2, webhook:shop 1")]
    [InlineData("campaign=spring", "link 1, webhook:shop 1")]
    [InlineData("influencer=lena", "link 1, webhook:shop 1")]
    [InlineData("platform=tiktok", "link 1, webhook:shop 1")]
    [InlineData("post=tiktok:9", "link 1, webhook:shop 1")]
    [InlineData("link=a", "link 1, webhook:shop 1")]
    [InlineData("link=b", "link 1")]
    [InlineData("campaign=unknown", "link 1")]
    [InlineData("campaign=spring,influencer=lena", "link 1, webhook:shop 1")]
    public void Every_kind_of_scope_finds_the_senders_of_its_own_records(string scope, string expected)
    {
        var registry = new RegistrySnapshot([new RegistryEntry("links", "a", new Dictionary<string, string> { ["campaign"] = "spring", ["influencer"] = "lena", ["platform"] = "tiktok", ["post"] = "tiktok:9" })]);
        var sources = new RecordSources(Manifest, registry, _ => null, Scope.TryParse(scope)!, new HashSet<RecordType> { RecordType.Click, RecordType.Conversion });

        sources.Add(Encoding.UTF8.GetBytes(Lines));

        Assert.Equal(expected, string.Join(", ", sources.Found.OrderBy(found => found.Source, StringComparer.Ordinal).Select(found => $"{found.Source} {found.Records}")));
    }

    private static Manifest Manifest => new()
    {
        Day = new DateOnly(2026, 3, 9),
        Run = 1,
        Shards = 1,
        Segments = [],
        RegistryVersion = "r",
        Definitions = KpiCatalog.Version,
        Zone = "UTC",
        Currency = "EUR",
        Inputs = "",
    };
}
