import { useState } from 'preact/hooks';
import { Button } from './button';
import type { Translate } from './translate';

export interface DiagnosticSettings {
  /** State and log as plain text, without secrets. */
  readonly report: string;
  readonly onCopy: (text: string) => void;
  readonly onSave: (text: string) => void;
}

interface SectionProps {
  readonly diagnostics: DiagnosticSettings;
  readonly t: Translate;
}

/** What somebody who helps needs to know. */
export function OptionsDiagnostics({ diagnostics, t }: SectionProps) {
  const { report, onCopy, onSave } = diagnostics;
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    onCopy(report);
    setCopied(true);
  };
  return (
    <section data-section="diagnostics">
      <h1>{t('nav_diagnostics')}</h1>
      <p class="hint">{t('diagnostics_hint')}</p>
      <textarea class="report" dir="ltr" rows={16} readOnly aria-label={t('diagnostics_report')} value={report} />
      <div class="inline">
        <Button does="copy-report" class="btn" onClick={copy}>
          <span aria-live="polite">{t(isCopied ? 'copied' : 'copy')}</span>
        </Button>
        <Button does="save-report" class="btn" onClick={() => onSave(report)}>
          {t('save_file')}
        </Button>
      </div>
    </section>
  );
}
