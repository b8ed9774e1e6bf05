namespace KpiFunctions.Core.Experiments;

/// <summary>How much better one variant is than the control, as a share of the control: 0.1 is +10 %.</summary>
/// <param name="StandardError">By the delta method: sqrt(vT/mC² + mT² vC/mC⁴), v being the variances of the means.</param>
/// <param name="DegreesOfFreedom">Welch-Satterthwaite over the two parts of the variance.</param>
/// <param name="Units">Of both variants together.</param>
public sealed record Lift(double Value, double StandardError, double DegreesOfFreedom, long Units)
{
    /// <returns>Null where there is none: a control whose metric is not above 0, or no variation at all.</returns>
    public static Lift? Of(Estimate treatment, Estimate control)
    {
        if (control.Mean <= 0) return null;
        var ofTreatment = treatment.Variance / Math.Pow(control.Mean, 2);
        var ofControl = Math.Pow(treatment.Mean, 2) * control.Variance / Math.Pow(control.Mean, 4);
        var variance = ofTreatment + ofControl;
        if (variance <= 0 || treatment.Units < 2 || control.Units < 2) return null;
        var freedom = Math.Pow(variance, 2) / (Math.Pow(ofTreatment, 2) / (treatment.Units - 1) + Math.Pow(ofControl, 2) / (control.Units - 1));
        return new(treatment.Mean / control.Mean - 1, Math.Sqrt(variance), freedom, treatment.Units + control.Units);
    }
}
