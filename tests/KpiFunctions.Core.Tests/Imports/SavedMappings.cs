using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Files of tools that nobody knows, read as somebody confirmed.</summary>
public sealed class SavedMappings
{
    private const string Report = "Creator;E-Mail;Post URL;Plays;Hearts\nLena;lena@example.com;https://www.tiktok.com/@lena/video/7300000000000000001;1.234;56\nMax;max@example.com;;12;x\n";

    private static readonly SavedMapping Mapping = new("my-tool", new Dictionary<string, string>
    {
        ["fingerprint"] = "",
        ["type"] = "postMetrics",
        ["field.post"] = "Post URL",
        ["field.metrics.views"] = "Views | Plays",
        ["field.metrics.likes"] = "Hearts",
        ["field.influencer"] = "Creator",
        ["field.campaign"] = "=spring",
    });

    [Fact]
    public async Task A_file_of_the_confirmed_shape_is_read_whatever_its_order_of_columns()
    {
        var preview = await Previews.OfAsync("Plays;Hearts;Creator;E-Mail;Post URL\n");
        var known = Mapping with { Fields = Mapping.Fields.ToDictionary().With("fingerprint", preview.Fingerprint!) };

        var rows = await ImportText.ReadAsync(Report, new FileHints { Mappings = [known] });

        var record = Assert.Single(rows[0].Records);
        Assert.Equal(("import:my-tool", "tiktok:7300000000000000001", "Lena", "spring"), (record.Source, record.On.Post, record.On.Influencer, record.On.Campaign));
        Assert.Equal((1234L, 56L), (record.Counters![Metrics.Views], record.Counters[Metrics.Likes]));
        Assert.Equal(ImportText.Context.ExportedAt, record.OccurredAt);
    }

    [Fact]
    public async Task A_mapping_that_the_uploader_names_needs_no_fingerprint_but_its_columns()
    {
        var hints = new FileHints { Mappings = [Mapping], Dialect = "my-tool" };

        var named = await ImportText.InspectAsync(System.Text.Encoding.UTF8.GetBytes(Report), hints);
        var other = await ImportText.InspectAsync("Creator;Post URL\nLena;https://x.com/a/status/1\n"u8.ToArray(), hints);

        Assert.Equal(("my-tool", null), (named.Dialect, named.Problem));
        Assert.EndsWith("It is nearest to my-tool but lacks: Hearts.", other.Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_nobody_mapped_are_kept_nowhere()
    {
        var rows = await ImportText.ReadAsync(Report, new FileHints { Mappings = [Mapping], Dialect = "my-tool" });

        Assert.Equal("Max;(masked);;12;x", rows[1].Raw);
    }

    [Fact]
    public async Task A_field_may_be_named_by_the_rows_own_cells()
    {
        var mapping = new SavedMapping("panel", new Dictionary<string, string>
        {
            ["fingerprint"] = "",
            ["type"] = "audienceMix",
            ["field.account"] = "=instagram:lena.fit",
            ["field.shares.{Attribute}.{Group}"] = "Part",
        });

        var rows = await ImportText.ReadAsync("Attribute,Group,Part\ncountry,DE,41.5\ngender,Women,62\n,x,3\n", new FileHints { Mappings = [mapping], Dialect = "panel" });

        Assert.Equal([("country:DE", 415_000L), ("gender:female", 620_000L)], rows.SelectMany(row => row.Records).Select(record => (record.Counters!.Keys.Single(), record.Counters.Values.Single())));
        Assert.Equal(SkipReason.NothingMeasured, rows[2].Skipped);
    }

    [Theory]
    [InlineData("field.sentiment", "Mood", "field.sentiment")]
    [InlineData("type", "declaration", "type")]
    [InlineData("decimal", "dot", "decimal")]
    [InlineData("dateOrder", "ymd", "dateOrder")]
    [InlineData("zone", "Atlantis", "zone")]
    [InlineData("field.vews", "Plays", "field.vews")]
    public void A_mapping_that_cannot_be_used_is_refused(string field, string value, string refused)
    {
        var fields = Mapping.Fields.ToDictionary().With("fingerprint", "0123456789abcdef").With(field, value);

        var outcome = RegistryFields.ToRecord("mappings", "my-tool", fields, new EventContext("registry", "registry", ImportText.Uploaded, text => text));

        Assert.Equal(refused, outcome.Rejection?.Field);
    }

    [Fact]
    public void A_mapping_is_declared_like_every_entry_of_the_registry()
    {
        var fields = Mapping.Fields.ToDictionary().With("fingerprint", "0123456789abcdef").With("dateOrder", "dmy");

        var outcome = RegistryFields.ToRecord("mappings", "my-tool", fields, new EventContext("registry", "registry", ImportText.Uploaded, text => text));

        Assert.Equal(("mappings", "my-tool", "dmy"), (outcome.Record!.States!.Kind, outcome.Record.States.Target, outcome.Record.States.Fields["dateOrder"]));
    }
}

internal static class FieldsOfMappings
{
    public static Dictionary<string, string> With(this Dictionary<string, string> fields, string field, string value) => new(fields) { [field] = value };
}
