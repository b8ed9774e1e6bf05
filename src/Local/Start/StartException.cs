namespace KpiFunctions.Local.Start;

/// <summary>We cannot go on. The message is one sentence for the person who started us, and names the remedy.</summary>
internal sealed class StartException(string message) : Exception(message);
