using System.Security.Cryptography;
using KpiFunctions;
using KpiFunctions.Attribution;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Imports;
using KpiFunctions.Inbox;
using KpiFunctions.Intake;
using KpiFunctions.Replays;
using KpiFunctions.Rollups;
using KpiFunctions.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<AnswerOutages>();

// Unique to this process and start: it names the log segments that only this process appends to.
var writer = $"w{TimeProvider.System.GetUtcNow():yyyyMMdd'T'HHmmss}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

builder.Services
    .AddSingleton(TimeProvider.System)
    .AddKpiStorage(builder.Configuration, writer, RollupServices.KpiColumnsOf)
    .AddHostedService<PrepareStorage>()
    .AddHostedService(services => services.GetRequiredService<SaveArrivals>())
    .AddIntake(builder.Configuration)
    .AddSingleton<Func<string, string>>(services => services.GetRequiredService<PersonKeys>().Hash)
    .AddImports()
    .AddInbox(builder.Configuration)
    .AddReplays()
    .AddRollups(builder.Configuration)
    .AddAttribution(builder.Configuration)
    .AddReading();

builder.Build().Run();
