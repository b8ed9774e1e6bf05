using System.Net.Sockets;
using Azure;
using Azure.Identity;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>Ends a process that cannot start as it is set up with one sentence and exit code 1, instead of a stack trace.</summary>
internal static class StartupProblem
{
    private static int installed;

    public static void ReportPlainly()
    {
        if (Interlocked.Exchange(ref installed, 1) == 0)
            AppDomain.CurrentDomain.UnhandledException += (_, unhandled) => Report(unhandled.ExceptionObject as Exception);
    }

    /// <summary>The sentence, or null for an exception that is a bug and deserves its stack trace.</summary>
    internal static string? Explain(Exception? exception) => exception switch
    {
        ConfigurationException or OptionsValidationException => exception.Message,
        IOException { InnerException: AddressInUseException } or IOException { InnerException: SocketException } =>
            $"{exception.Message.TrimEnd('.')}: end what listens there, or choose another address with --urls=http://127.0.0.1:PORT.",
        AggregateException { InnerException: RequestFailedException failed } => Explain(failed),
        RequestFailedException => $"The storage account does not answer as it should: {exception.Message.ReplaceLineEndings(" ")}",
        AuthenticationFailedException => $"No identity opens the storage account: {exception.Message.ReplaceLineEndings(" ")}",
        _ => null,
    };

    private static void Report(Exception? exception)
    {
        if (Explain(exception) is not { } sentence) return;

        Console.Error.WriteLine(sentence);
        Environment.Exit(1);
    }
}
