namespace KpiFunctions.Local.FunctionsRuntime.Functions;

/// <summary>Watches for what triggers one function, and runs it.</summary>
internal interface ITriggerListener
{
    Function Function { get; }

    /// <summary>What it watches, in words for the list that the start prints.</summary>
    string Watches { get; }

    /// <summary>Makes what it watches, so that senders find it.</summary>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Watches until it is told to stop, and returns when its running invocations have ended.</summary>
    Task ListenAsync(CancellationToken stopping);

    /// <summary>Runs the function once, now.</summary>
    /// <param name="input">
    /// What an operator gives instead of the trigger's own input: the message of a queue, the path of a blob, nothing for a timer.
    /// </param>
    Task RunNowAsync(string input);
}
