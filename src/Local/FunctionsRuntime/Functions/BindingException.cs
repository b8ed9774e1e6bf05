namespace KpiFunctions.Local.FunctionsRuntime.Functions;

/// <summary>A parameter of a function cannot have the value that came: the run fails.</summary>
internal sealed class BindingException(string message) : Exception(message);
