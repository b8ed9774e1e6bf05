using KpiFunctions.Core.Rollups;
using KpiFunctions.Rollups;

namespace KpiFunctions.Tests.Rollups;

public sealed class RunReasonsTests
{
    private static readonly SegmentLength Events = new("2026/03/10/000/w1-000001.ndjson", 100);
    private static readonly SegmentLength File = new("2026/03/10/000/import-77-aa-1-000000.ndjson", 50);

    private static readonly Manifest Former = new()
    {
        Day = new DateOnly(2026, 3, 10),
        Run = 1,
        Shards = 1,
        Segments = [File, Events],
        RegistryVersion = "r1",
        Definitions = 1,
        Zone = "UTC",
        Currency = "EUR",
        Inputs = "one",
    };

    [Fact]
    public void A_segment_that_grew_and_a_new_one_are_late_records()
    {
        Assert.Equal(["late-records"], Reasons(Former with { Segments = [File, Events with { Length = 101 }] }));
        Assert.Equal(["late-records"], Reasons(Former with { Segments = [File, Events, new("2026/03/10/000/w2-000001.ndjson", 1)] }));
    }

    [Fact]
    public void A_new_import_and_another_attempt_of_one_are_an_import()
    {
        Assert.Equal(["import"], Reasons(Former with { Segments = [File, Events, new("2026/03/10/000/import-88-bb-1-000000.ndjson", 9)] }));
        Assert.Equal(["import"], Reasons(Former with { Segments = [new("2026/03/10/000/import-77-aa-2-000000.ndjson", 60), Events] }));
    }

    [Fact]
    public void An_import_that_counts_no_more_is_retracted() => Assert.Equal(["import-retracted"], Reasons(Former with { Segments = [Events] }));

    [Fact]
    public void Registry_definitions_and_settings_are_told_apart()
    {
        Assert.Equal(["registry"], Reasons(Former with { RegistryVersion = "r2" }, registry: true));
        Assert.Equal(["definitions"], Reasons(Former with { Definitions = 2 }));
        Assert.Equal(["settings"], Reasons(Former with { Currency = "USD" }));
    }

    [Fact]
    public void Another_zone_is_a_setting_whatever_other_segments_its_day_reads() =>
        Assert.Equal(["settings"], Reasons(Former with { Zone = "Europe/Berlin", Segments = [Events] }));

    [Fact]
    public void Reasons_add_up_and_without_any_the_day_was_asked_for()
    {
        Assert.Equal(["import-retracted", "registry", "other-day"], Reasons(Former with { Segments = [Events] }, registry: true, otherDay: true));
        Assert.Equal(["requested"], Reasons(Former with { RegistryVersion = "r2" }));
    }

    private static IEnumerable<string> Reasons(Manifest now, bool registry = false, bool otherDay = false) =>
        RunReasons.Of(Former, now with { Run = 2 }, registry, otherDay).Select(reason => reason.WireName());
}
