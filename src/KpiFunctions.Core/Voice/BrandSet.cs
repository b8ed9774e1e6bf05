using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Voice;

/// <summary>
/// The own brand and the competitors it is compared with, each day those that belonged to the set on that day: who is added with a start leaves the shares
/// of former days as they were. A share of voice is a number of its set, so each answer names it (<see cref="IdOn"/>, <see cref="Since"/>).
/// </summary>
public sealed class BrandSet
{
    /// <summary>The own brand's id where the registry has none.</summary>
    public const string Unnamed = "own";

    /// <param name="entries">Of registry kind <c>brands</c>.</param>
    public BrandSet(IEnumerable<RegistryEntry> entries)
    {
        var brands = entries.Where(entry => entry.Kind == RegistryKind.Brands.Name).OrderBy(entry => entry.Id, StringComparer.Ordinal).Select(MemberOf).ToList();
        if (!brands.Any(brand => brand.Own)) brands.Insert(0, new BrandMember(Unnamed, "Own brand", true, null, null));
        All = brands;
        Own = brands.First(brand => brand.Own);
    }

    /// <summary>Whenever they belong to it, in order of ids.</summary>
    public IReadOnlyList<BrandMember> All { get; }

    /// <summary>The brand that records without a brand speak of: of several own ones the first by id.</summary>
    public BrandMember Own { get; }

    public IReadOnlyList<BrandMember> On(DateOnly day) => [.. All.Where(brand => brand.IsOn(day))];

    /// <summary>The member that is spoken of on the day; null for a brand that is not in the set then.</summary>
    /// <param name="brand">Null: the own one.</param>
    public BrandMember? Find(string? brand, DateOnly day)
    {
        var id = brand ?? Own.Id;
        return All.FirstOrDefault(member => member.Id == id && member.IsOn(day));
    }

    /// <summary>The day from which on the set was what it is on the given day; null: since ever.</summary>
    public DateOnly? Since(DateOnly day) => All.SelectMany(brand => brand.Changes).Where(change => change <= day).Select(change => (DateOnly?)change).Max();

    /// <summary>The days after the first, up to the last, from which on the set is another one, in order.</summary>
    public IReadOnlyList<DateOnly> ChangesWithin(DateOnly first, DateOnly last) =>
        [.. All.SelectMany(brand => brand.Changes).Where(change => first < change && change <= last).Distinct().Order()];

    /// <summary>Eight hexadecimal digits: equal for equal sets, so that a changed set shows in whatever was kept of an answer.</summary>
    public string IdOn(DateOnly day)
    {
        var text = string.Join('\n', On(day).Select(brand => $"{brand.Id.Length}:{brand.Id}{brand.Own}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
    }

    private static BrandMember MemberOf(RegistryEntry entry) => new(entry.Id, entry["name"] ?? entry.Id, BrandNames.IsOwn(entry), Day(entry["start"]), Day(entry["end"]));

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
