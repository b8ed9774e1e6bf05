namespace KpiFunctions.Local.SampleBrand;

/// <summary>What people say: under the posts, in messages, and elsewhere of the brand and its competitors; and what the brand answers.</summary>
internal sealed class Talk(SampleOptions options, SampleCalendar calendar, IReadOnlyList<PublishedPost> posts)
{
    private const double Happiness = 0.72;
    private const double MentionsADay = 3;
    private const double MessagesADay = 1.5;
    private const double Answered = 0.6;
    private const double OfProduct = 0.4;

    private static readonly string[] Listened = ["x", "instagram", "tiktok", "youtube", "blog"];

    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "talk");
    // Apart, so that the rest of the story stays as it was without products.
    private readonly SplitMix64 products = SplitMix64.For(options.Seed, "talk of products");
    private readonly List<SampleRemark> said = [];

    public IReadOnlyList<SampleRemark> Make()
    {
        foreach (var post in posts) Comment(post);
        for (var day = 0; day < options.Days; day++)
        {
            Repeat(MessagesADay * calendar.Liveliness(day), () => Message(day));
            Repeat(MentionsADay * calendar.Liveliness(day), () => Mention(day, null, Happiness));
            foreach (var rival in Rivals.All) Repeat(MentionsADay * rival.Voice, () => Mention(day, rival.Id, rival.Happiness));
        }
        return [.. said.Select(OnProduct).OrderBy(remark => remark.At).ThenBy(remark => remark.Id, StringComparer.Ordinal)];
    }

    // Of what is said of the brand about its goods, the inbox tool tags a part with the product.
    private SampleRemark OnProduct(SampleRemark remark) =>
        remark is { Topic: "quality" or "sizing", Brand: null or Rivals.OwnBrand } && products.Chance(OfProduct) ? remark with { Product = products.Pick(Cast.Products).Name } : remark;

    private void Repeat(double times, Action act)
    {
        for (var left = chance.Round(times * options.Volume); left > 0; left--) act();
    }

    private void Comment(PublishedPost post) => Repeat(4 * post.Pull, () =>
    {
        var at = post.At.AddMinutes(chance.Between(3, 3 * 24 * 60));
        if (calendar.IndexOf(at) >= options.Days) return;
        var comment = Said("comment", "co", at, Happiness) with { Account = post.Account.Id, Post = post.Id };
        said.Add(comment);
        // People also answer each other.
        if (chance.Chance(0.1)) Reply(comment, fromBrand: false);
        if (chance.Chance(Answered)) Reply(comment, fromBrand: true);
    });

    private void Message(int day)
    {
        var message = Said("message", "me", calendar.Sometime(day, chance), 0.5) with { Account = chance.Pick(Cast.OwnAccounts).Id };
        said.Add(message);
        if (chance.Chance(Answered)) Reply(message, fromBrand: true);
    }

    private void Mention(int day, string? brand, double happiness)
    {
        var mention = Said("mention", "mt", calendar.Sometime(day, chance), happiness) with { Brand = brand ?? (chance.Chance(0.5) ? Rivals.OwnBrand : null), Platform = chance.Pick(Listened) };
        // One in four comes from a tool that scores; one in three says how many saw it.
        if (chance.Chance(0.25) && mention.Means is "positive" or "negative" or "neutral") mention = mention with { Given = mention.Means, Text = null };
        if (chance.Chance(0.33)) mention = mention with { Reach = chance.Between(40, 9_000), Engagements = chance.Between(0, 120) };
        said.Add(mention);
    }

    private void Reply(SampleRemark to, bool fromBrand)
    {
        var at = to.At.AddMinutes(fromBrand ? chance.Between(4, 2_000) : chance.Between(2, 300));
        if (calendar.IndexOf(at) >= options.Days) return;
        var isOwnAccount = Cast.OwnAccounts.Any(account => account.Id == to.Account);
        var reply = Said("reply", "re", at, Happiness) with { Parent = to.Id, Account = to.Account, Post = to.Post };
        said.Add(!fromBrand ? reply : reply with
        {
            FromBrand = true,
            Text = "Thank you for telling us!",
            Topic = null,
            Author = isOwnAccount ? "@" + to.Account![(to.Account!.IndexOf(':') + 1)..] : null,
            Means = "",
        });
    }

    private SampleRemark Said(string type, string prefix, DateTimeOffset at, double happiness)
    {
        var phrase = Phrase.Any(chance, happiness);
        return new SampleRemark
        {
            Type = type,
            Id = $"{prefix}-{said.Count:D6}",
            At = at,
            Topic = phrase.Topic,
            Language = phrase.Language,
            Text = phrase.Text,
            Author = $"walker{chance.Below(4_000)}",
            Means = phrase.Means,
        };
    }
}
