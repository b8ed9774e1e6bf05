namespace KpiFunctions.Tests;

/// <summary>How long a test waits for what must come. It only ends what would never end: a machine may be as busy as it likes.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
}
