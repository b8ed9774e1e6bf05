using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Reading;

internal static class RegistryAnswers
{
    private static readonly string Kinds = string.Join(", ", RegistryKind.All.Select(kind => kind.Name));

    public static IResult UnknownKind() => Problems.Of(StatusCodes.Status404NotFound, "unknown-kind", $"The registry has only: {Kinds}.", "kind");

    public static IResult UnknownEntry() => Problems.Of(StatusCodes.Status404NotFound, "unknown-entry", "The registry has no such entry.", "id");

    public static IResult Refused(Rejection rejection) => Problems.Of(
        rejection.Reason is RejectReason.NotJson or RejectReason.NotAnObject ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity,
        rejection.WireReason, rejection.Detail, rejection.Field);
}
