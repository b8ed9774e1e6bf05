namespace KpiFunctions.Local.FunctionsRuntime;

/// <summary>The app cannot start as it is set up. The message is one sentence for the person who starts it, and names the remedy.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);
