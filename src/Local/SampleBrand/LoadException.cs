namespace KpiFunctions.Local.SampleBrand;

/// <summary>The app answered something else than that it took the sample. The message says what it was given and what it said.</summary>
public sealed class LoadException(string message) : Exception(message);
