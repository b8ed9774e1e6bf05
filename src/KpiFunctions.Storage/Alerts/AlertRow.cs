using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Storage.Alerts;

/// <summary>
/// Rows of table <c>alerts</c>. Partition "alerts": "at-{time backwards}-{id}" is the feed, "id-{id}" says that an alert was told, "due-{target}-{id}" that
/// one is on its way; one partition, so that all three are written in one step. Partition "targets": a row for each.
/// </summary>
internal static class AlertRow
{
    public const string Partition = "alerts";
    public const string Targets = "targets";
    public const string Feed = "at-";
    public const string Due = "due-";

    public static string FeedRow(ToldAlert alert) =>
        string.Create(CultureInfo.InvariantCulture, $"{Feed}{long.MaxValue - alert.At.ToUnixTimeMilliseconds():D19}-{alert.Id}");

    public static string DueRow(string target, string alert) => $"{Due}{StorageKey.Encode(target)}-{alert}";

    public static TableEntity ToldFrom(ToldAlert alert) => new(Partition, "id-" + alert.Id);

    public static TableEntity FeedFrom(ToldAlert alert) => new(Partition, FeedRow(alert)) { ["alert"] = Text(alert) };

    public static ToldAlert FeedTo(TableEntity row) => Read(row.GetString("alert"));

    public static TableEntity DueFrom(DueDelivery delivery) => new(Partition, DueRow(delivery.Target, delivery.Alert.Id))
    {
        ["target"] = delivery.Target,
        ["alert"] = Text(delivery.Alert),
        ["tries"] = delivery.Tries,
        ["nextAt"] = delivery.NextAt.ToUniversalTime(),
    };

    public static DueDelivery DueTo(TableEntity row) =>
        new(row.GetString("target"), Read(row.GetString("alert")), row.GetInt32("tries") ?? 0, row.GetDateTimeOffset("nextAt") ?? DateTimeOffset.MinValue, row.ETag.ToString());

    public static TableEntity TargetFrom(TargetHealth target) => new(Targets, StorageKey.Encode(target.Target))
    {
        ["target"] = target.Target,
        ["url"] = target.Url,
        ["failingSince"] = target.FailingSince?.ToUniversalTime(),
        ["disabledAt"] = target.DisabledAt?.ToUniversalTime(),
        ["lastAt"] = target.LastAt?.ToUniversalTime(),
        ["lastProblem"] = target.LastProblem,
    };

    public static TargetHealth TargetTo(TableEntity row) => new(
        row.GetString("target"), row.GetString("url"), row.GetDateTimeOffset("failingSince"), row.GetDateTimeOffset("disabledAt"), row.GetDateTimeOffset("lastAt"), row.GetString("lastProblem"));

    private static string Text(ToldAlert alert) => JsonSerializer.Serialize(alert, StorageJson.Default.ToldAlert);

    private static ToldAlert Read(string text) => JsonSerializer.Deserialize(text, StorageJson.Default.ToldAlert)!;
}
