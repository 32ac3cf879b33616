/** One of a few possibilities, all in sight, each large enough for a thumb. */
import { Radio } from '@mantine/core';
import classes from './choice.module.css';

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly description?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: Value) => void;
};

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, description, value, options, onChange } = props;
  return (
    <Radio.Group
      label={label}
      description={description}
      value={value}
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      <div className={classes.options}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            label={option.label}
            lang={option.lang}
            classNames={{ root: classes.option, body: classes.body, labelWrapper: classes.label }}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
