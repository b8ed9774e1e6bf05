using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Our own CSV of audience mixes: one row a value of an attribute of an account's audience ("age", "18-24", "42%"). Attribute <c>quality</c> has the values real,
/// suspicious, mass and inactive; <c>source</c> says where followers came from.
/// </summary>
internal static class AudienceMixes
{
    public static readonly Dialect Dialect = new()
    {
        Name = "audience-mixes",
        Namespace = "audiences",
        RecognizedBy = ["account", "attribute", "value", "share"],
        Aliases = new Dictionary<string, string[]> { ["sampleSize"] = ["sample size", "n"], ["date"] = ["occurredAt"] },
        Records =
        [
            RowFacts.MixOfAccount("", Read.Account("account"), ("{attribute}.{value}", Read.Share("share")))
                .With(("platform", Read.Network("platform")), ("sampleSize", Read.Count("sampleSize")),
                    ("occurredAt", Read.Day("date") with { Otherwise = context => TimeText.Format(context.ExportedAt) })),
        ],
    };
}
