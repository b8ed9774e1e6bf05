using KpiFunctions.Storage.Alerts;
using KpiFunctions.Storage.Arrivals;
using KpiFunctions.Storage.Claims;
using KpiFunctions.Storage.Conflicts;
using KpiFunctions.Storage.Deliveries;
using KpiFunctions.Storage.Erasures;
using KpiFunctions.Storage.History;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rejects;
using KpiFunctions.Storage.Restores;
using KpiFunctions.Storage.Retention;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Storage;

public static class StorageServices
{
    /// <summary>Registers every store as a singleton. A <see cref="TimeProvider"/> must be registered too.</summary>
    /// <param name="writer">A name that no other process and no later start uses: <see cref="StorageWriter"/>.</param>
    /// <param name="kpis">The KPI columns of table <c>kpis</c>.</param>
    public static IServiceCollection AddKpiStorage(this IServiceCollection services, IConfiguration configuration, string writer, KpiColumns kpis) => services
        .AddSingleton(_ => StorageClients.From(configuration))
        .AddSingleton<StorageSetup>()
        .AddSingleton(new StorageWriter(writer))
        .AddSingleton(kpis)
        .AddSingleton((configuration.GetSection("EventLog").Get<AppendLimits>() ?? new AppendLimits()).Validated())
        .AddSingleton<SegmentMarkers>()
        .AddSingleton<SegmentFactory>()
        .AddSingleton<EventLog>()
        .AddSingleton<IEventLog, CountedLog>()
        .AddSingleton<ArrivalCounts>()
        .AddSingleton<IArrivalTable, ArrivalTable>()
        .AddSingleton<IAlertTable, AlertTable>()
        .AddSingleton<IImportLog, ImportLog>()
        .AddSingleton<ISegmentReader, SegmentReader>()
        .AddSingleton<IRegistryStore, RegistryStore>()
        .AddSingleton<ISegmentLifecycle, SegmentLifecycle>()
        .AddSingleton<ISegmentRewriting, SegmentRewriting>()
        .AddSingleton<IErasureTable, ErasureTable>()
        .AddSingleton<IStoredTexts, StoredTexts>()
        .AddSingleton<IExpiryTable, ExpiryTable>()
        .AddSingleton<IExpiringFiles, ExpiringFiles>()
        .AddSingleton<IRestoredNotes, RestoredNotes>()
        .AddSingleton<ImportDays>()
        .AddSingleton<IChangedImports, ChangedImports>()
        .AddSingleton<IImportLedger, ImportLedger>()
        .AddSingleton<IReplayQueue, ReplayQueue>()
        .AddSingleton<IUploadGrants>(services => new UploadGrants(services.GetRequiredService<StorageClients>()))
        .AddSingleton<IRejectStore, RejectStore>()
        .AddSingleton<IRollupStore, RollupStore>()
        .AddSingleton<IDaySheets, DaySheets>()
        .AddSingleton<IRollupQueue, RollupQueue>()
        .AddSingleton<IDayTable, DayTable>()
        .AddSingleton<IDayMarks, DayMarks>()
        .AddSingleton<IPlanNotes, PlanNotes>()
        .AddSingleton<IReadingTable, ReadingTable>()
        .AddSingleton<IClaimTable, ClaimTable>()
        .AddSingleton<IConflictTable, ConflictTable>()
        .AddSingleton<IDeliveryTable, DeliveryTable>()
        .AddSingleton<IHistoryTable, HistoryTable>()
        .AddSingleton<IKpiTable, KpiTable>();
}
