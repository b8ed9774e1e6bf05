using System.Text.Json;
using System.Text.Json.Serialization;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Storage.Alerts;
using KpiFunctions.Storage.Deliveries;

namespace KpiFunctions.Storage.Rollups;

/// <summary>What storage keeps as JSON, camelCase.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(IReadOnlyList<RegistryEntry>))]
[JsonSerializable(typeof(DayAudit))]
[JsonSerializable(typeof(Conflict))]
[JsonSerializable(typeof(DayLookups))]
[JsonSerializable(typeof(DeliveryNote))]
[JsonSerializable(typeof(ToldAlert))]
[JsonSerializable(typeof(ShardMessage))]
[JsonSerializable(typeof(MergeMessage))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, long>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class StorageJson : JsonSerializerContext;
