using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Registry;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Imports;

/// <summary>What besides the file decides how it is read: the saved mappings, and the reporting zone for times that have none.</summary>
internal sealed class ImportSettings(IRegistryStore registry, IOptions<ReportingOptions> reporting)
{
    private const int PageSize = 200;

    public async Task<ReadingRules> ReadAsync(CancellationToken cancel)
    {
        var mappings = new List<SavedMapping>();
        string? next = null;
        do
        {
            var page = await registry.ListAsync(RegistryKind.Mappings, next, PageSize, cancel);
            mappings.AddRange(page.Items.Select(entry => new SavedMapping(entry.Id, entry.Fields)));
            next = page.Continuation;
        }
        while (next is not null);
        return new(mappings, TimeZoneInfo.FindSystemTimeZoneById(reporting.Value.ReportingZone));
    }
}

/// <param name="Mappings">In the order of their names.</param>
internal sealed record ReadingRules(IReadOnlyList<SavedMapping> Mappings, TimeZoneInfo Zone)
{
    /// <summary>Other rules have another one: the same file may then give other records.</summary>
    public string Version()
    {
        var text = new StringBuilder(Zone.Id);
        foreach (var mapping in Mappings)
        {
            text.Append('\n').Append(mapping.Name);
            foreach (var (field, value) in mapping.Fields.OrderBy(each => each.Key, StringComparer.Ordinal)) text.Append('\0').Append(field).Append('\0').Append(value);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
