using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Reading;

/// <summary>What the routes of imports answer alike.</summary>
internal static class ImportAnswers
{
    public static IResult Unknown(string id) => Problems.Of(StatusCodes.Status404NotFound, "import-unknown", $"There is no import '{id}'.", "id");
}
