namespace KpiFunctions.Local.SampleBrand;

/// <summary>A post of the story, with what only the story knows: how well it will do.</summary>
/// <param name="Creator">Null: the brand's own post.</param>
/// <param name="Campaign">Null: of no campaign.</param>
/// <param name="Day">Index of the day on which it is published.</param>
/// <param name="Pull">How much it is looked at, compared with a usual post.</param>
/// <param name="Registered">Whether the registry knows it.</param>
internal sealed record PublishedPost(
    string NativeId, Account Account, Influencer? Creator, string? Campaign, int Day, DateTimeOffset At, string Title, double Pull, bool Registered)
{
    public string Id => $"{Account.Platform}:{NativeId}";

    public string ContentType => Account.Platform switch { "instagram" => "Photo", "x" => "Text", _ => "Video" };

    public string Url => $"https://{Account.Platform}.example/{Account.Handle}/{NativeId}";
}
