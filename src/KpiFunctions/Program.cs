using System.Security.Cryptography;
using KpiFunctions;
using KpiFunctions.Access;
using KpiFunctions.Alerts;
using KpiFunctions.Attribution;
using KpiFunctions.Audiences;
using KpiFunctions.Comparisons;
using KpiFunctions.Content;
using KpiFunctions.Conversations;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Erasures;
using KpiFunctions.Experiments;
using KpiFunctions.Findings;
using KpiFunctions.Goals;
using KpiFunctions.Imports;
using KpiFunctions.Inbox;
using KpiFunctions.Influencers;
using KpiFunctions.Intake;
using KpiFunctions.Reading;
using KpiFunctions.Recommendations;
using KpiFunctions.Replays;
using KpiFunctions.Restores;
using KpiFunctions.Retention;
using KpiFunctions.Returns;
using KpiFunctions.Rollups;
using KpiFunctions.Storage;
using KpiFunctions.Telemetry;
using KpiFunctions.Traffic;
using KpiFunctions.Trends;
using KpiFunctions.Voice;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<SecureAnswers>();
builder.UseMiddleware<GuardCalls>();
builder.UseMiddleware<AnswerOutages>();

// Unique to this process and start: it names the log segments that only this process appends to.
var writer = $"w{TimeProvider.System.GetUtcNow():yyyyMMdd'T'HHmmss}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

builder.Services
    .AddSingleton(TimeProvider.System)
    .AddKpiStorage(builder.Configuration, writer, RollupServices.KpiColumnsOf)
    .AddHostedService<PrepareStorage>()
    .AddHostedService(services => services.GetRequiredService<SaveArrivals>())
    .AddIntake(builder.Configuration)
    .AddAccess(builder.Configuration)
    .AddSingleton<Func<string, string>>(services => services.GetRequiredService<PersonKeys>().Hash)
    .AddImports()
    .AddInbox(builder.Configuration)
    .AddReplays()
    .AddErasures()
    .AddRestores()
    .AddRetention(builder.Configuration)
    .AddRollups(builder.Configuration)
    .AddReading()
    .AddAlerts(builder.Configuration)
    .AddComparisons()
    .AddAudiences()
    .AddContent()
    .AddInfluencers()
    .AddTraffic()
    .AddReturns()
    .AddFindings()
    .AddTrends()
    .AddRecommendations()
    .AddExperiments()
    .AddGoals()
    .AddTelemetry(builder.Configuration)
    .AddConversations()
    .AddVoice()
    .AddAttribution(builder.Configuration);

builder.Build().Run();
