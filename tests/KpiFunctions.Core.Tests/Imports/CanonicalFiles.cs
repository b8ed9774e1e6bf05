using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Our own formats take every kind of record and of registry entry.</summary>
public sealed class CanonicalFiles
{
    [Fact]
    public async Task Every_field_of_every_record_may_be_a_column()
    {
        var fields = RegistryKind.Mappings.Fields.Select(field => field.Name).Where(name => name.StartsWith("field.", StringComparison.Ordinal)).Select(name => name["field.".Length..]);
        var columns = fields.Select(field => field.Replace(EventFieldNames.MetricPrefix, "", StringComparison.Ordinal)).Append("type").Append("shares.age.18-24").Append("counts.yes").Distinct();

        var inspection = await ImportText.InspectAsync(string.Join(',', columns) + "\n");

        Assert.Equal(("events", null), (inspection.Dialect, inspection.Problem));
    }

    [Fact]
    public async Task Every_field_of_every_registry_kind_may_be_a_column()
    {
        var columns = RegistryKind.All.SelectMany(kind => kind.Fields).Select(field => field.Name).Concat(["kind", "id"]).Distinct();

        var inspection = await ImportText.InspectAsync(string.Join(',', columns) + "\n");

        Assert.Equal(("registry", null), (inspection.Dialect, inspection.Problem));
    }

    [Fact]
    public void Shares_by_gender_and_age_together_give_those_of_each()
    {
        var counters = new Dictionary<string, long> { ["genderage:female 18-24"] = 205_000, ["genderage:male 18-24"] = 101_000, ["genderage:female 25-34"] = 400_000 };

        Assert.Equal([("female", 0.605), ("male", 0.101)], MixCounters.Shares(counters, "gender"));
        Assert.Equal([("18-24", 0.306), ("25-34", 0.4)], MixCounters.Shares(counters, "age"));
    }

    [Fact]
    public async Task A_mapping_comes_in_a_file_of_the_registry_too()
    {
        var rows = await ImportText.ReadAsync(
            "kind,id,fingerprint,type,field.shares.age.18-24,field.account\nmappings,panel,0123456789abcdef,audienceMix,Young,=instagram:lena\nmappings,odd,0123456789abcdef,click,Young,\n");

        Assert.Equal("Young", rows[0].Records[0].States!.Fields["field.shares.age.18-24"]);
        Assert.Equal("field.shares.age.18-24", rows[1].Rejection!.Field);
    }
}
