using KpiFunctions.Core.Records;

namespace KpiFunctions.Storage.Registry;

/// <summary>The keys of an entry's row in table <c>registry</c>.</summary>
internal readonly record struct EntryKey(string Partition, string Row)
{
    public static EntryKey Of(Statement states) => new(RegistryRow.Partition(states.Kind), RegistryRow.Row(states.Kind, states.Target));
}
