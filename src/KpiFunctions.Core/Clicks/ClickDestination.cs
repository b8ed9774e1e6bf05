using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Clicks;

/// <summary>Where a tracking link leads: its destination with the click id and the UTM parameters that the destination does not have itself.</summary>
public static class ClickDestination
{
    public const string ClickParameter = "kpi_click";

    /// <summary>
    /// Keeps path, query and fragment as they are, apart from the click id of an earlier click, which would credit the wrong one.
    /// The result is ASCII: it goes into a header.
    /// </summary>
    /// <param name="link">An entry of kind links.</param>
    public static string Of(RegistryEntry link, string clickId)
    {
        var (address, query, fragment) = Split(ToAscii(link["destination"]!));
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(each => NameOf(each) != ClickParameter).ToList();
        var present = parameters.Select(NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Utm(link))
        {
            if (value is not null && !present.Contains(name)) parameters.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        parameters.Add($"{ClickParameter}={clickId}");
        return $"{address}?{string.Join('&', parameters)}{fragment}";
    }

    private static (string Name, string? Value)[] Utm(RegistryEntry link) =>
    [
        ("utm_source", link["platform"] ?? (link["post"] is { } post ? MemberIds.PlatformOf(post) : null)),
        ("utm_medium", link["influencer"]),
        ("utm_campaign", link["campaign"]),
        ("utm_content", link["post"]),
    ];

    private static (string Address, string Query, string Fragment) Split(string url)
    {
        var hash = url.IndexOf('#');
        var fragment = hash < 0 ? "" : url[hash..];
        var rest = hash < 0 ? url : url[..hash];
        var mark = rest.IndexOf('?');
        return mark < 0 ? (rest, "", fragment) : (rest[..mark], rest[(mark + 1)..], fragment);
    }

    private static string NameOf(string parameter) => Uri.UnescapeDataString(parameter.Split('=', 2)[0]);

    private static string ToAscii(string url)
    {
        if (url.All(char.IsAscii)) return url;
        var uri = new Uri(url);
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return $"{uri.Scheme}://{uri.IdnHost}{port}{uri.AbsolutePath}{uri.Query}{uri.Fragment}";
    }
}
