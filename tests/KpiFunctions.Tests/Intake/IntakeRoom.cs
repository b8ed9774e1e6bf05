using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Intake;
using KpiFunctions.Intake.Pages;
using KpiFunctions.Intake.Postbacks;
using KpiFunctions.Reading;
using KpiFunctions.Replays;
using KpiFunctions.Storage.Deliveries;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rejects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace KpiFunctions.Tests.Intake;

/// <summary>The intake's functions with storage mocked strictly: what a test does not expect fails it.</summary>
internal sealed class IntakeRoom : IDisposable
{
    public const int MaxBodyBytes = 4096;
    public static readonly string Secret = "whsec_" + Convert.ToBase64String(SHA256.HashData("shop"u8));
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly RecentIdentities recent = new();
    private readonly RecentClicks recentClicks = new();
    private Sources? sources;
    private ulong nonces;

    public IntakeRoom()
    {
        Persons = new PersonKeys(Encoding.UTF8.GetBytes(Options.PersonKey));
        ClickIds = new ClickIds(Encoding.UTF8.GetBytes(Options.ClickKey));
        Lost = new LostClicks(Meter);
        Links = new LinkCache(Registry.Object, Clock);
        Registry.Setup(store => store.ListAsync(RegistryKind.Sources, null, It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => new Page<RegistryEntry>([.. SavedSources], null));
        Journal = new DeliveryJournal(Deliveries, Clock, NullLogger<DeliveryJournal>.Instance);
    }

    public IntakeOptions Options { get; } = new()
    {
        MaxBodyBytes = MaxBodyBytes,
        ClickKey = "a click key of at least 32 characters",
        PersonKey = "a person key of at least 32 characters",
        Senders = { ["shop"] = new SenderOptions { Secrets = Secret, Namespace = "shop-1" } },
    };

    public Mock<IEventLog> Log { get; } = new(MockBehavior.Strict);

    public Mock<IRejectStore> Rejects { get; } = new(MockBehavior.Strict);

    public Mock<IRegistryStore> Registry { get; } = new(MockBehavior.Strict);

    public FakeTimeProvider Clock { get; } = new(Now);

    public IntakeMeter Meter { get; } = new();

    public PersonKeys Persons { get; }

    public ClickIds ClickIds { get; }

    public LostClicks Lost { get; }

    public LinkCache Links { get; }

    /// <summary>Everything that the log took, in order.</summary>
    public List<LogRecord> Stored { get; } = [];

    /// <summary>Everything that the reject store took, in order, with its source.</summary>
    public List<(string Source, Reject Reject)> Kept { get; } = [];

    /// <summary>What the registry has of kind <c>sources</c>.</summary>
    public List<RegistryEntry> SavedSources { get; } = [];

    public MemoryDeliveries Deliveries { get; } = new();

    public DeliveryJournal Journal { get; }

    public PersonalData Personal => new(Persons.Hash);

    /// <summary>The settings as they are when it is first asked for.</summary>
    public Sources Sources => sources ??= new Sources(Senders.From(Options), Registry.Object, Microsoft.Extensions.Options.Options.Create(Options), Clock);

    public BodyReader Bodies => new(Microsoft.Extensions.Options.Options.Create(Options));

    public ReceiveEvents ReceiveEvents => new(Bodies, Intake, Persons, Clock);

    public ReceiveWebhook ReceiveWebhook => new(Bodies, Sources, Intake, Persons, Meter, Journal, Clock);

    public PreviewWebhook PreviewWebhook => new(Bodies, Sources, Desk, Persons, Clock);

    public ListDeliveries ListDeliveries => new(Sources, Journal, Deliveries);

    public ListSources ListSources => new(Sources, Journal, Deliveries);

    public ManageRegistry ManageRegistry => new(Desk, Bodies, Sources);

    public AnswerHandshake AnswerHandshake => new(Sources);

    public FollowLink FollowLink => new(Links, new ClickLog(Log.Object, ClickIds, Persons, recentClicks, Lost, Meter, () => ++nonces, Clock), Clock);

    public RegistryDesk Desk => new(Log.Object, Registry.Object, Clock);

    public DoorReading Doors => new(Sources, new PostbackSenders(Options), new PageDoor(ClickIds, Options.Pixel), Personal);

    private RecordIntake Intake => new(Log.Object, Rejects.Object, recent, Personal, Meter);

    /// <summary>The intake as the app has it, on this room's storage and time.</summary>
    public void Compose(FunctionsApplicationBuilder builder) => builder.Services
        .AddIntake(builder.Configuration)
        .AddSingleton(Log.Object).AddSingleton(Rejects.Object).AddSingleton(Registry.Object).AddSingleton<IDeliveryTable>(Deliveries)
        .AddSingleton<TimeProvider>(Clock);

    public IntakeRoom LogAnswers(AppendOutcome outcome)
    {
        Log.Setup(log => log.AppendAsync(It.IsAny<IReadOnlyList<LogRecord>>()))
            .Callback((IReadOnlyList<LogRecord> records) =>
            {
                if (outcome == AppendOutcome.Stored) Stored.AddRange(records);
            })
            .ReturnsAsync(outcome);
        return this;
    }

    public IntakeRoom KeepsRejects()
    {
        Rejects.Setup(store => store.KeepAsync(It.IsAny<string>(), It.IsAny<IReadOnlyList<Reject>>(), It.IsAny<CancellationToken>()))
            .Callback((string source, IReadOnlyList<Reject> rejects, CancellationToken _) => Kept.AddRange(rejects.Select(reject => (source, reject))))
            .Returns(Task.CompletedTask);
        return this;
    }

    public static DefaultHttpContext Request(string method, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Request.Body = new MemoryStream(body ?? []);
        foreach (var (name, value) in headers) http.Request.Headers[name] = value;
        return http;
    }

    public void Dispose()
    {
        Meter.Dispose();
        Journal.Dispose();
    }
}
