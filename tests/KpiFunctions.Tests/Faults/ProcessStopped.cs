namespace KpiFunctions.Tests.Faults;

/// <summary>The process has ended: nobody is there any more to handle this.</summary>
internal sealed class ProcessStopped() : Exception("The process was stopped.");
