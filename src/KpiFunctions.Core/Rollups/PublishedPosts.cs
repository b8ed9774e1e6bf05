using System.Globalization;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// The registered posts that were published on a day. The registry alone says it, so the question asked of it is the window of time: a post that is
/// registered later touches the day it was published on. A competitor's are in no row.
/// </summary>
internal sealed class PublishedPosts(Manifest manifest, RegistryReader registry, AccountMeasures accounts)
{
    public void AddTo(RowTable table)
    {
        var window = ReportingZone.WindowOf(manifest);
        var text = $"{TimeText.Format(window.Start)}/{TimeText.Format(window.End)}";
        registry.Note(RegistryLookups.Published, text);
        var membership = new Membership(registry);
        foreach (var post in In(text, registry.All(RegistryKind.Posts)))
        {
            var members = membership.Of(new Dimensions(Post: post.Id), coupon: null, clickedLink: null).Members;
            if (!accounts.IsOurs(members.Account)) continue;
            foreach (var row in table.Of(members)) row.Measures.Add(Measures.PostsPublished, 1);
        }
    }

    /// <param name="window">"start/end", half open.</param>
    public static IEnumerable<RegistryEntry> In(string window, IEnumerable<RegistryEntry> posts)
    {
        var slash = window.IndexOf('/');
        var (start, end) = (Time(window[..slash]), Time(window[(slash + 1)..]));
        return posts.Where(post => post["publishedAt"] is { } at && Time(at) is var time && start <= time && time < end);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
