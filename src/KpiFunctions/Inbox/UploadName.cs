namespace KpiFunctions.Inbox;

/// <summary>
/// Names of files that are uploaded by link: folders and a file, as in "shopify-orders/march.csv". A name is taken as it is or not at all, because
/// it is what a later version of the file is recognised by.
/// </summary>
internal static class UploadName
{
    /// <summary>Characters; storage takes 1,024 after escaping, which may make twelve of one.</summary>
    public const int Longest = 200;

    public const string Rule =
        "A name is 1 to 200 letters, digits, spaces and - _ . @ + ( ) = , ~ with / between folders and file; no part is empty, begins or ends with a space, or ends with a point.";

    private const string Others = " -_.@+()=,~";

    public static bool IsSound(string name) => name.Length <= Longest && name.Split('/').All(IsSoundPart);

    /// <summary>For who does not care: unlike any other.</summary>
    public static string New(DateTimeOffset now, ulong nonce) => FormattableString.Invariant($"upload-{now:yyyyMMdd-HHmmss}-{nonce:x16}");

    // Parts of points alone would climb out of the folder, and storage drops points at the end.
    private static bool IsSoundPart(string part) =>
        part.Length > 0 && part[^1] != '.' && part.Trim().Length == part.Length && part.All(c => char.IsLetterOrDigit(c) || Others.Contains(c));
}
