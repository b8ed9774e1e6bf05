using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Core.Tests.Conversation;

public sealed class SpamTests
{
    [Theory]
    [InlineData("adult-bait", "private videos in my story 🔞")]
    [InlineData("miracle-cure", "a spell caster helped me")]
    [InlineData("money-promise", "forex signals, profit every day")]
    [InlineData("prize-bait", "You have been selected!")]
    [InlineData("collaboration-bait", "DM @brand_x to collab")]
    [InlineData("collaboration-bait", "𝐃𝐌 𝐮𝐬 𝐟𝐨𝐫 𝐚 𝐜𝐨𝐥𝐥𝐚𝐛")]
    [InlineData("collaboration-bait", "D\u200BM us for a col\u200Blab")]
    [InlineData("followers-for-sale", "Buy cheap followers here")]
    [InlineData("follow-for-follow", "F4F?")]
    [InlineData("self-promotion", "Check out my channel")]
    [InlineData("link-farm", "https://a.example https://b.example")]
    [InlineData("link-farm", "cheap bags https://a.example")]
    [InlineData("only-mentions", "@a @b @c @d")]
    [InlineData("hashtag-stuffing", "nice #a #b #c #d #e #f #g #h")]
    [InlineData("repeated-text", "win shoes now win shoes now win shoes now")]
    public void Each_rule_catches_what_it_is_for(string rule, string text)
    {
        Assert.Equal(rule, Spam.RuleOf(text));
    }

    [Theory]
    [InlineData("love love love love love love love love love")]
    [InlineData("@anna @tim")]
    [InlineData("Please send us a DM with your order number")]
    [InlineData("The dress is here: https://shop.example/dress")]
    [InlineData("is the discount on https://shop.example/dress still on?")]
    [InlineData("I follow you since 2019")]
    [InlineData("so true #love #dress")]
    [InlineData("I paid with crypto")]
    [InlineData("please check my order")]
    [InlineData("can I reach you on whatsapp?")]
    [InlineData("is the link in bio?")]
    [InlineData("I made this from home")]
    [InlineData("herbal tea is all I drink")]
    [InlineData("invest in a good daily cream, it made a difference")]
    [InlineData("my dermatologist cured my acne")]
    [InlineData("")]
    [InlineData(null)]
    public void What_only_looks_similar_is_left_alone(string? text)
    {
        Assert.Null(Spam.RuleOf(text));
    }

    [Fact]
    public void Every_rule_is_listed_once_and_every_phrase_belongs_to_one()
    {
        var inFile = DataFileRules();

        Assert.Equal(12, Spam.Rules.Count);
        Assert.Distinct(Spam.Rules);
        Assert.NotEmpty(inFile);
        Assert.Subset(Spam.Rules.ToHashSet(), inFile);
    }

    private static HashSet<string> DataFileRules()
    {
        using var reader = new StreamReader(typeof(Spam).Assembly.GetManifestResourceStream("spam.tsv")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')[0])];
    }
}
