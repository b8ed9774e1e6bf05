using System.Reflection;
using Azure.Storage.Blobs;
using KpiFunctions.Local.FunctionsRuntime.Blobs;
using KpiFunctions.Local.FunctionsRuntime.Functions;
using KpiFunctions.Local.FunctionsRuntime.Queues;
using KpiFunctions.Local.FunctionsRuntime.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>Makes the listener that a function's trigger attribute asks for.</summary>
internal sealed class ListenerFactory
{
    private readonly IConfiguration configuration;
    private readonly FunctionRunner runner;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly StorageConnections connections;
    private readonly QueueSettings queueSettings;
    private readonly QueueClients queues;

    public ListenerFactory(IConfiguration configuration, IConfiguration host, FunctionRunner runner, TimeProvider time, ILogger logger)
    {
        (this.configuration, this.runner, this.time, this.logger) = (configuration, runner, time, logger);
        connections = new(configuration);
        queueSettings = QueueSettings.Read(host);
        queues = new(connections, queueSettings, logger);
    }

    /// <summary>The listener, or null for an HTTP function, which nothing listens for but the web server.</summary>
    /// <exception cref="ConfigurationException">
    /// A setting is missing or wrong, or the trigger is of a kind that this runtime lacks.
    /// </exception>
    public ITriggerListener? Create(Function function) => function.Trigger switch
    {
        HttpTriggerAttribute => null,
        TimerTriggerAttribute timer => Timer(function, timer),
        QueueTriggerAttribute queue => Queue(function, queue),
        BlobTriggerAttribute blob => Blob(function, blob),
        _ => throw new ConfigurationException(
            $"The function {function.Name} has a {function.Trigger.GetType().Name}, which the local runtime does not know."),
    };

    private TimerListener Timer(Function function, TimerTriggerAttribute trigger)
    {
        var schedule = TimerSchedule.Parse(Resolve(trigger.Schedule), ZoneOfTimers());
        var monitored = trigger.UseMonitor && !schedule.IsFasterThanAMinute(time.GetUtcNow());
        return new(function, schedule, monitored ? new TimerMonitor(Hosts(), HostId(function), function.Id) : null, runner, time, logger);
    }

    private QueueListener Queue(Function function, QueueTriggerAttribute trigger)
    {
        var queue = queues.Triggering(trigger.Connection, Resolve(trigger.QueueName));
        var poison = queues.Plain(trigger.Connection, $"{queue.Name}-poison");
        var processor = new QueueMessageProcessor(function, queue, poison, queueSettings, runner, time, logger);
        return new(function, queue, queueSettings, processor, time, logger);
    }

    private BlobListener Blob(Function function, BlobTriggerAttribute trigger)
    {
        var path = BlobPathPattern.Parse(Resolve(trigger.BlobPath));
        var container = connections.Blobs(trigger.Connection).GetBlobContainerClient(path.Container);
        var poison = queues.Plain(trigger.Connection, "webjobs-blobtrigger-poison");
        var processor = new BlobProcessor(function, container, Hosts(), HostId(function), poison, runner, logger);
        return new(function, path, container, Hosts(), processor, time, logger);
    }

    private string Resolve(string text) => Settings.Resolve(text, configuration);

    private BlobContainerClient Hosts() => connections.Blobs(StorageConnections.HostStorage).GetBlobContainerClient("azure-webjobs-hosts");

    // What the host calls the app in the names of its blobs; two apps that share an account need two.
    private string HostId(Function function) =>
        configuration["AzureFunctionsWebHost:hostid"] is { Length: > 0 } set
            ? set
            : function.Method.DeclaringType!.Assembly.GetCustomAttribute<AssemblyTitleAttribute>()?.Title.ToLowerInvariant() ?? "local";

    private TimeZoneInfo ZoneOfTimers()
    {
        if (configuration["WEBSITE_TIME_ZONE"] is not { Length: > 0 } id) return TimeZoneInfo.Utc;

        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw new ConfigurationException($"The setting WEBSITE_TIME_ZONE is '{id}', which is no time zone of this machine.");
    }
}
