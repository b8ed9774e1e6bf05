namespace KpiFunctions.Core.Webhooks.Signatures;

/// <summary>How signatures stand in their header.</summary>
public enum SignatureLayout
{
    /// <summary>The header is the signature; its tag is "".</summary>
    Plain,
    /// <summary>"sha256=…": Meta, X, WebSub.</summary>
    Assignment,
    /// <summary>"t=…,v1=…,v1=…": Stripe, TikTok.</summary>
    Pairs,
    /// <summary>"v1,… v1,… v1a,…": Standard Webhooks.</summary>
    List,
}

public enum SignatureEncoding
{
    /// <summary>Either case is read.</summary>
    Hex,
    Base64,
}

/// <summary>One signature, or another value, of a header.</summary>
internal readonly record struct TaggedText(string Tag, string Text)
{
    public static IReadOnlyList<TaggedText> Split(string header, SignatureLayout layout) => layout switch
    {
        SignatureLayout.Plain => [new TaggedText("", header.Trim())],
        SignatureLayout.Assignment => [At(header.Trim(), '=')],
        SignatureLayout.Pairs => [.. header.Split(',').Select(pair => At(pair.Trim(), '='))],
        _ => [.. header.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => At(each, ','))],
    };

    private static TaggedText At(string text, char separator) =>
        text.IndexOf(separator) is >= 0 and var at ? new TaggedText(text[..at], text[(at + 1)..]) : new TaggedText(text, "");
}
